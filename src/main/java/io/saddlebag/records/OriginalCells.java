package io.saddlebag.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row as the cells of a CSV line that repeats it: the cells of the user's own columns; JSON, or the text of a
 * misshapen row, in the first one.
 *
 * @param columns the user's own
 */
record OriginalCells(List<String> columns) {
    static final String RECORD = "record";

    static OriginalCells of(Format format, List<String> columns) {
        return new OriginalCells(format.isJson() ? List.of(RECORD) : OwnColumns.without(columns));
    }

    void append(Row row, List<String> line) {
        if (row instanceof Row.Cells cells) {
            line.addAll(own(cells));
        } else {
            line.add(
                    row instanceof Row.Json json
                            ? CompactJson.of(Values.of(json))
                            : Halves.escaped(((Row.Misshapen) row).raw()));
            line.addAll(Collections.nCopies(columns.size() - 1, ""));
        }
    }

    private List<String> own(Row.Cells row) {
        if (row.columns().size() == columns.size()) {
            return row.cells();
        }
        List<String> own = new ArrayList<>();
        for (int i = 0; i < row.columns().size(); i++) {
            if (!OwnColumns.isOwn(row.columns().get(i))) {
                own.add(row.cells().get(i));
            }
        }
        return own;
    }
}
