package io.saddlebag.flow;

import io.saddlebag.ledger.NewDeadLetter;
import io.saddlebag.records.CsvLine;
import io.saddlebag.records.OriginalCells;
import io.saddlebag.records.Row;
import io.saddlebag.salesforce.Outcome;
import java.util.ArrayList;
import java.util.List;

/** One line of a results file: where the row stands, what became of it, then the row as it was. */
final class ResultLine {

    private static final List<String> COLUMNS = List.of(
            "saddlebag_line",
            "saddlebag_outcome",
            "saddlebag_salesforce_id",
            "saddlebag_error",
            "saddlebag_message");

    private ResultLine() {}

    /** The first line of the file. */
    static String header(List<String> originalColumns) {
        var cells = new ArrayList<>(COLUMNS);
        cells.addAll(originalColumns);
        return CsvLine.of(cells);
    }

    static String delivered(Row row, Outcome outcome) {
        if (outcome instanceof Outcome.Created created) {
            return line(row, "created", created.id(), "", "");
        }
        return outcome instanceof Outcome.Updated updated
                ? line(row, "updated", updated.id(), "", "")
                : line(row, "deleted", ((Outcome.Deleted) outcome).id(), "", "");
    }

    static String dead(Row row, NewDeadLetter deadLetter) {
        return line(
                row,
                "dead letter",
                "",
                deadLetter.failure().code(),
                deadLetter.failure().message());
    }

    private static String line(Row row, String outcome, String id, String error, String message) {
        var cells = new ArrayList<>(List.of(Long.toString(row.line()), outcome, id, error, message));
        cells.addAll(OriginalCells.of(row));
        return CsvLine.of(cells);
    }
}
