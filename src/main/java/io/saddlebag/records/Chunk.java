package io.saddlebag.records;

import java.util.List;

/**
 * Rows that travel together.
 *
 * @param firstRow the {@link Row#number()} of the first one
 * @param rows at least one, in the order of the source; numbers are missing between them when an earlier run settled
 *     some
 */
public record Chunk(long firstRow, List<Row> rows) {
    /** As many records as Salesforce takes in one collections call. */
    public static final int ROWS = 200;

    public Chunk {
        rows = List.copyOf(rows);
    }

    /** The {@link Row#number()} of the last one. */
    public long lastRow() {
        return rows.get(rows.size() - 1).number();
    }
}
