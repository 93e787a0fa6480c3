package io.saddlebag.ledger;

import io.saddlebag.records.Row;
import java.util.List;
import java.util.Optional;

/**
 * A row as a dead letter keeps it, so that its original columns can be written again unchanged.
 *
 * @param kind {@code cells}, {@code json} or {@code misshapen}
 * @param text the cells as a JSON array (the header stands once with the source), the JSON record, or the raw text
 * @param fault what is wrong with a misshapen row
 */
record StoredRow(String kind, String text, Optional<String> fault) {

    static StoredRow of(Row row) {
        if (row instanceof Row.Cells cells) {
            return new StoredRow("cells", Json.text(cells.cells()), Optional.empty());
        }
        if (row instanceof Row.Json json) {
            return new StoredRow("json", Json.text(json.record()), Optional.empty());
        }
        var misshapen = (Row.Misshapen) row;
        return new StoredRow("misshapen", misshapen.raw(), Optional.of(misshapen.what()));
    }

    Row row(long number, long line, List<String> header) {
        return switch (kind) {
            case "cells" -> new Row.Cells(number, line, header, Json.strings(text));
            case "json" -> new Row.Json(number, line, Json.object(text));
            default -> new Row.Misshapen(number, line, text, fault.orElse(""));
        };
    }
}
