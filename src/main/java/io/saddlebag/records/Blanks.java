package io.saddlebag.records;

/**
 * What is taken off both ends of names and values: white space, and characters that nobody sees (zero-width, soft hyphen,
 * byte order mark, bidirectional marks; Unicode calls them format characters). Inside a text they stay.
 *
 * <p>Two kinds stay at an end, too, because they change what is seen: a joiner beside a letter of a script that joins
 * (Arabic, the scripts of India and others), and a bidirectional mark whose counterpart stays inside the text.
 */
public final class Blanks {

    private static final String OPENING = "\u202A\u202B\u202D\u202E\u2066\u2067\u2068";
    private static final String CLOSING = "\u202C\u2069";

    private Blanks() {}

    public static boolean isBlank(String text) {
        return trim(text).isEmpty();
    }

    public static String trim(String text) {
        int end = text.length();
        if (end == 0 || isPlain(text.charAt(0)) && isPlain(text.charAt(end - 1))) {
            return text;
        }
        int start = 0;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return start == end ? "" : text.substring(keptStart(text, start, end), keptEnd(text, start, end));
    }

    /** The usual case, told quickly. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F;
    }

    /** Whether nobody sees the character where it stands at an end. */
    static boolean isBlank(char c) {
        return c <= ' ' || c >= 0x7F && (Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c));
    }

    /** Format characters, but for those that are signs of Arabic and Syriac, which are seen; and the fillers of Korean. */
    static boolean isInvisible(char c) {
        return c == '\u061C'
                || c == '\u034F'
                || c == '\u3164'
                || c == '\uFFA0'
                || Character.getType(c) == Character.FORMAT && (c < '\u0600' || c > '\u08FF');
    }

    private static int keptStart(String text, int start, int end) {
        int kept = start;
        if (start > 0 && (isJoiner(text.charAt(start - 1)) && joins(text.charAt(start)))) {
            kept = start - 1;
        } else if (contains(text, start, end, CLOSING)) {
            while (kept > 0 && OPENING.indexOf(text.charAt(kept - 1)) >= 0) {
                kept--;
            }
        }
        return kept;
    }

    private static int keptEnd(String text, int start, int end) {
        int kept = end;
        if (end < text.length() && isJoiner(text.charAt(end)) && joins(text.charAt(end - 1))) {
            kept = end + 1;
        } else if (contains(text, start, end, OPENING)) {
            while (kept < text.length() && CLOSING.indexOf(text.charAt(kept)) >= 0) {
                kept++;
            }
        }
        return kept;
    }

    private static boolean isJoiner(char c) {
        return c == '\u200C' || c == '\u200D';
    }

    /** The blocks from Arabic to Myanmar, Khmer and Mongolian; their digits do not join. */
    private static boolean joins(char c) {
        return (c >= '\u0600' && c <= '\u109F' || c >= '\u1780' && c <= '\u18AF') && !Character.isDigit(c);
    }

    private static boolean contains(String text, int start, int end, String signs) {
        for (int i = start; i < end; i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
