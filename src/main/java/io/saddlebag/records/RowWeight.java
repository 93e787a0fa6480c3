package io.saddlebag.records;

import com.fasterxml.jackson.databind.JsonNode;

/** About how many chars of memory a row takes. */
final class RowWeight {
    private static final int NODE = 16;

    private RowWeight() {}

    static long of(Row row) {
        if (row instanceof Row.Cells cells) {
            long weight = 0;
            for (String cell : cells.cells()) {
                weight += cell.length();
            }
            return weight;
        }
        return row instanceof Row.Json json
                ? of(json.record())
                : ((Row.Misshapen) row).raw().length();
    }

    private static long of(JsonNode node) {
        long weight = NODE + (node.isTextual() ? node.textValue().length() : 0);
        for (JsonNode child : node) {
            weight += of(child);
        }
        return weight;
    }
}
