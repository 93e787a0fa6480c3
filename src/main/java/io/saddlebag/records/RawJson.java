package io.saddlebag.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was no JSON object, in a dead-letter file: there it stands as text, in {@code saddlebag.raw} of a record without
 * other members. It is read again as what it was, until somebody writes the members beside it.
 */
final class RawJson {
    static final String RAW = "raw";

    private RawJson() {}

    /** The row that stands as text in the record; else the row itself. */
    static Row unpacked(Row row) {
        if (!(row instanceof Row.Json json) || json.record().size() != 1) {
            return row;
        }
        JsonNode own = json.record().path(OwnColumns.MEMBER);
        return own.path(RAW).isTextual() ? parsed(json, own, own.path(RAW).textValue()) : row;
    }

    private static Row parsed(Row.Json row, JsonNode own, String raw) {
        Row read = NdjsonRows.row(row.number(), row.line(), raw);
        if (read instanceof Row.Json json) {
            ObjectNode record = JsonNodeFactory.instance.objectNode();
            record.set(OwnColumns.MEMBER, own);
            json.record().remove(OwnColumns.MEMBER);
            return new Row.Json(row.number(), row.line(), record.setAll(json.record()));
        }
        String told =
                "the record still stands as text in saddlebag.raw: %s Correct it there, or write its members beside it."
                        .formatted(((Row.Misshapen) read).what());
        return new Row.Misshapen(row.number(), row.line(), raw, told, Values.deadLetterId(row));
    }
}
