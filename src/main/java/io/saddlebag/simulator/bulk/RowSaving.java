package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.dml.Caller;
import io.saddlebag.simulator.dml.Change;
import io.saddlebag.simulator.dml.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes up to 200 rows into the org; those that met a lock are tried again, as Salesforce does inside a job. */
final class RowSaving {

    /** How often a row that is locked is tried again before it fails. */
    private static final int RETRIES = 10;

    /** What became of each row, in their order, and how often some had to be tried again. */
    record Outcome(List<Saved> saved, int retries) {}

    private final Batch batch;
    private final Columns columns;
    private final Caller caller;

    RowSaving(Batch batch, Columns columns, Caller caller) {
        this.batch = batch;
        this.columns = columns;
        this.caller = caller;
    }

    Outcome save(List<CsvRow> rows) {
        var saved = new ArrayList<Saved>(rows.stream()
                .map(row -> columns.problem(row)
                        .map(problem -> Saved.failed("InvalidRow", problem))
                        .orElse(null))
                .toList());
        var open = IntStream.range(0, rows.size())
                .filter(n -> saved.get(n) == null)
                .boxed()
                .toList();
        int retries = 0;
        save(rows, open, saved);
        var locked = locked(open, saved);
        while (!locked.isEmpty() && retries < RETRIES) {
            retries++;
            save(rows, locked, saved);
            locked = locked(locked, saved);
        }
        return new Outcome(saved, retries);
    }

    private void save(List<CsvRow> rows, List<Integer> places, List<Saved> saved) {
        List<Change> changes =
                places.stream().map(place -> columns.change(rows.get(place))).toList();
        var results = batch.save(changes, false, caller);
        for (int n = 0; n < results.size(); n++) {
            saved.set(places.get(n), results.get(n));
        }
    }

    private static List<Integer> locked(List<Integer> places, List<Saved> saved) {
        return places.stream()
                .filter(place -> saved.get(place) instanceof Saved.Failed failed
                        && failed.errors().get(0).code().equals("UNABLE_TO_LOCK_ROW"))
                .toList();
    }
}
