package io.saddlebag.records;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a results file: for each row its line in the source, what became of it, then the row itself: the user's
 * columns, or one column {@code record} with the JSON. Our columns are called {@code saddlebag_…}, so that they never
 * clash with the user's.
 */
public final class ResultLines {
    private static final List<String> OWN = List.of(
            OwnColumns.LINE,
            OwnColumns.PREFIX + "outcome",
            OwnColumns.PREFIX + "salesforce_id",
            OwnColumns.PREFIX + "change",
            OwnColumns.ERROR,
            OwnColumns.MESSAGE);

    private final OriginalCells originals;

    /** @param columns the header of the source; empty for JSON */
    public ResultLines(Format format, List<String> columns) {
        this.originals = OriginalCells.of(format, columns);
    }

    /** The first line of the file. It begins with {@link CsvLine#MARK}. */
    public String header() {
        List<String> header = new ArrayList<>(OWN);
        header.addAll(originals.columns());
        return CsvLine.MARK + CsvLine.of(header);
    }

    /** The line of one row, with its end. */
    public String line(Row row, RowResult result) {
        List<String> line = new ArrayList<>(OWN.size() + originals.columns().size());
        line.add(Long.toString(row.line()));
        line.add(result.outcome());
        line.add(result.salesforceId());
        line.add(result.change());
        line.add(result.errorCode());
        line.add(result.message());
        originals.append(row, line);
        return CsvLine.of(line);
    }
}
