package io.saddlebag.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What a mapping sees of a row, and what only the dead letters see. */
public final class Values {
    private Values() {}

    /**
     * The cells by column: names and values trimmed, an empty cell null. Columns {@code saddlebag_…} are left out, and those
     * without a name; of columns with one name the last stands, and no mapping reads it (see {@link CsvHeader#doubtful}).
     */
    public static ObjectNode of(Row.Cells row) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < row.columns().size(); i++) {
            String column = ColumnName.plain(row.columns().get(i));
            if (!column.isEmpty() && !column.startsWith(OwnColumns.PREFIX)) {
                String value = trim(row.cells().get(i));
                values.set(column, value.isEmpty() ? values.nullNode() : values.textNode(value));
            }
        }
        return values;
    }

    /** The row as a mapping sees it; not to be changed, for it may be the row's own. */
    public static ObjectNode seen(Row row) {
        return row instanceof Row.Cells cells ? of(cells) : PlainNames.of(of((Row.Json) row));
    }

    /** The record as it is, without the member {@code saddlebag}. Not to be changed: it may be the row's own. */
    public static ObjectNode of(Row.Json row) {
        if (!row.record().has(OwnColumns.MEMBER)) {
            return row.record();
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.setAll(row.record());
        return values.without(OwnColumns.MEMBER);
    }

    /** The id of the dead letter that this row was, when it comes out of a dead-letter file. */
    public static Optional<String> deadLetterId(Row row) {
        if (row instanceof Row.Cells cells) {
            return cell(cells, OwnColumns.ID);
        }
        if (row instanceof Row.Json json) {
            JsonNode id = json.record().path(OwnColumns.MEMBER).path("id");
            return Optional.of(trim(id.asText())).filter(text -> !text.isEmpty());
        }
        return ((Row.Misshapen) row).deadLetterId();
    }

    /** Whether a row comes out of a results file, which says that it was delivered. */
    public static boolean isDelivered(Row row) {
        return row instanceof Row.Cells cells
                && cell(cells, OwnColumns.OUTCOME)
                        .filter(RowResult.DELIVERED::equals)
                        .isPresent();
    }

    /** The error that a file of ours gives for a row. */
    public static Optional<String> error(Row row) {
        return row instanceof Row.Cells cells ? cell(cells, OwnColumns.ERROR) : Optional.empty();
    }

    /** See {@link Blanks}. */
    public static String trim(String text) {
        return Blanks.trim(text);
    }

    /** A cell by the name of its column, trimmed; empty when there is no such column or nothing in it. */
    static Optional<String> cell(Row.Cells row, String column) {
        List<String> columns = row.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (trim(columns.get(i)).equals(column)) {
                return Optional.of(trim(row.cells().get(i))).filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }
}
