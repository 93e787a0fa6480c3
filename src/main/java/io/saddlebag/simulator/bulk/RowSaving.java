package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.dml.Caller;
import io.saddlebag.simulator.dml.Change;
import io.saddlebag.simulator.dml.Saved;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        var saved = new TreeMap<Integer, Saved>();
        for (int place = 0; place < rows.size(); place++) {
            int at = place;
            columns.problem(rows.get(place)).ifPresent(problem -> saved.put(at, Saved.failed("InvalidRow", problem)));
        }
        var open = IntStream.range(0, rows.size())
                .boxed()
                .filter(place -> !saved.containsKey(place))
                .toList();
        save(rows, open, saved);
        int retries = 0;
        for (var locked = locked(open, saved); !locked.isEmpty() && retries < RETRIES; locked = locked(locked, saved)) {
            retries++;
            save(rows, locked, saved);
        }
        return new Outcome(List.copyOf(saved.values()), retries);
    }

    private void save(List<CsvRow> rows, List<Integer> places, Map<Integer, Saved> saved) {
        List<Change> changes =
                places.stream().map(place -> columns.change(rows.get(place))).toList();
        var results = batch.save(changes, false, caller);
        for (int n = 0; n < results.size(); n++) {
            saved.put(places.get(n), results.get(n));
        }
    }

    private static List<Integer> locked(List<Integer> places, Map<Integer, Saved> saved) {
        return places.stream()
                .filter(place -> saved.get(place) instanceof Saved.Failed failed
                        && failed.errors().get(0).code().equals("UNABLE_TO_LOCK_ROW"))
                .toList();
    }
}
