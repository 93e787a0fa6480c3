package io.saddlebag.ledger;

import io.saddlebag.records.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A row as a dead letter keeps it, so that its original columns can be written again unchanged.
 *
 * @param kind {@code cells}, {@code json}, {@code misshapen} or {@code escaped}
 * @param text the cells as a JSON array (the header stands once with the source), the JSON record, the raw text, or that as a
 *     JSON string where a database could not keep it as it is
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
        return isText(misshapen.raw())
                ? new StoredRow("misshapen", misshapen.raw(), Optional.of(misshapen.what()))
                : new StoredRow("escaped", Json.ascii(misshapen.raw()), Optional.of(misshapen.what()));
    }

    /** Databases keep UTF-8, which holds no half of a surrogate pair; not all of them take a NUL. */
    private static boolean isText(String raw) {
        return raw.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(raw);
    }

    Row row(long number, long line, List<String> header) {
        return switch (kind) {
            case "cells" -> new Row.Cells(number, line, header, Json.strings(text));
            case "json" -> new Row.Json(number, line, Json.object(text));
            case "escaped" -> new Row.Misshapen(number, line, Json.string(text), fault.orElse(""));
            default -> new Row.Misshapen(number, line, text, fault.orElse(""));
        };
    }
}
