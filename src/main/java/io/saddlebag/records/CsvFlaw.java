package io.saddlebag.records;

import java.util.Locale;

/**
 * Why a CSV row cannot be read, though the rows behind it can.
 *
 * @param cell the 0-based number of the cell
 * @param size of the cell in chars, where that is the flaw
 */
record CsvFlaw(Kind kind, int cell, int size) {
    static final String CLOSE = "Close it, and write a quote that belongs to the value twice (\"\").";

    enum Kind {
        STRAY_QUOTE,
        TOO_LONG,
        ZERO
    }

    /** @param column how the user knows the cell, {@code 'email'} or {@code column 3} */
    String told(String column) {
        return switch (kind) {
            case STRAY_QUOTE ->
                "a quote stands inside the value of %s. Put the value in quotes and write that quote twice (\"\")."
                        .formatted(column);
            case TOO_LONG -> tooLong(column, size);
            case ZERO ->
                "the value of %s holds a zero byte, so the file may be damaged. Take it out.".formatted(column);
        };
    }

    /** The same words for a value in JSON. */
    static String tooLong(String column, int size) {
        return String.format(
                Locale.ROOT,
                "the value of %s has %,d characters; at most %,d are read. Shorten it.",
                column,
                size,
                CsvParser.LONGEST_CELL);
    }
}
