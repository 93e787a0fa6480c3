package io.saddlebag.records;

import java.util.Optional;

/**
 * A character in front of JSON that nobody sees and that JSON does not allow there.
 *
 * @param line the 1-based line on which it stands
 */
record InvisibleStart(char sign, long line) {

    private static final char RECORD_SEPARATOR = 0x1E;

    /**
     * The first such character, where what follows the invisible ones is JSON.
     *
     * @param named whether the text is called JSON
     */
    static Optional<InvisibleStart> of(String text, boolean named) {
        int end = 0;
        int first = -1;
        while (end < text.length() && isInvisible(text.charAt(end))) {
            first = first < 0 && " \t\r\n".indexOf(text.charAt(end)) < 0 ? end : first;
            end++;
        }
        return first >= 0 && FormatSniff.isJson(text.substring(end), named)
                ? Optional.of(new InvisibleStart(text.charAt(first), Source.lineAfter(text.substring(0, first))))
                : Optional.empty();
    }

    private static boolean isInvisible(char c) {
        return Blanks.isBlank(c) || Character.isISOControl(c);
    }

    String what() {
        return sign == RECORD_SEPARATOR
                ? "this is a JSON text sequence (RFC 7464), with the invisible character U+001E (RECORD SEPARATOR) before each record."
                : "this is JSON, but it begins with the invisible character U+%04X (%s)."
                        .formatted((int) sign, Character.getName(sign));
    }

    String fix() {
        return sign == RECORD_SEPARATOR
                ? "Write it without that character, one record a line (NDJSON)."
                : "Remove what stands before the first '{' or '['.";
    }
}
