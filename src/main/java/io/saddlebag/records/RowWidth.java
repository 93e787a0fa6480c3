package io.saddlebag.records;

import io.saddlebag.words.Words;

/** What to say of a CSV row that has not as many values as the header has names. */
final class RowWidth {
    private RowWidth() {}

    static String told(int values, int names, Delimiter delimiter) {
        String fix = values > names
                ? "Quote values that contain %s.".formatted(delimiter.spoken())
                : "Give every column a value, if only an empty one, and quote values that contain a line break%s."
                        .formatted(delimiter.equals(Delimiter.NONE) ? "" : "; the delimiter is " + delimiter.spoken());
        return "the row has %s, the header has %d. %s".formatted(Words.count(values, "value"), names, fix);
    }
}
