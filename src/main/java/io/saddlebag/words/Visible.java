package io.saddlebag.words;

/**
 * Text as terminals, logs and pages show it. Names and values come from strangers: what would move the cursor, begin a line,
 * turn the direction of writing or hide itself is written out, {@code \n} or {@code \u001b} as in JSON, so that JSON with it is
 * the same JSON.
 */
public final class Visible {

    /** Signs of Arabic and Syriac that Unicode calls format characters, though they are seen. */
    private static final int SEEN_FROM = 0x0600;

    private static final int SEEN_TO = 0x08FF;

    private static final int ARABIC_LETTER_MARK = 0x061C;

    /** From here on letters have marks, join, or are emoji; a joiner behind them belongs to them. */
    private static final int JOINING_FROM = 0x0300;

    /** Letters of Korean and a joiner that no font shows. */
    private static final String FILLERS = "\u034F\u115F\u1160\u3164\uFFA0";

    private Visible() {}

    /** @return one line; the same object where all of it can be seen */
    public static String of(String text) {
        int at = firstHidden(text);
        if (at == text.length()) {
            return text;
        }
        var visible = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int end = at + Character.charCount(text.codePointAt(at));
            if (isHidden(text, at)) {
                text.substring(at, end).chars().forEach(unit -> visible.append(escape(unit)));
            } else {
                visible.append(text, at, end);
            }
            at = end;
        }
        return visible.toString();
    }

    private static int firstHidden(String text) {
        int at = 0;
        while (at < text.length()) {
            if (isPlain(text.charAt(at))) {
                at++;
            } else if (isHidden(text, at)) {
                return at;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
        return at;
    }

    private static boolean isPlain(int point) {
        return point >= ' ' && point < 0x7F;
    }

    private static boolean isHidden(String text, int at) {
        int point = text.codePointAt(at);
        if (isPlain(point)) {
            return false;
        }
        return isJoiner(point) ? !joins(text, at) : isHidden(point);
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> point < SEEN_FROM || point > SEEN_TO || point == ARABIC_LETTER_MARK;
            default -> FILLERS.indexOf(point) >= 0 || (point & 0xFFFE) == 0xFFFE;
        };
    }

    private static boolean isJoiner(int point) {
        return point == 0x200C || point == 0x200D;
    }

    private static boolean joins(String text, int at) {
        int before = at == 0 ? 0 : text.codePointBefore(at);
        return before >= JOINING_FROM && !isJoiner(before) && !isHidden(before);
    }

    private static String escape(int unit) {
        return switch (unit) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted(unit);
        };
    }
}
