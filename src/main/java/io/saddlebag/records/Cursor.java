package io.saddlebag.records;

import java.io.Closeable;
import java.io.IOException;

/**
 * A place in a text that moves forward and counts the lines, and remembers where the row began. A line ends with LF,
 * CR LF or a lone CR, as old Macs had it.
 */
final class Cursor implements Closeable {
    /** What {@link #peek()} says at the end of the text. */
    static final int END = -1;

    static final char QUOTE = '"';

    private final Text text;
    private int at;
    private long line = 1;

    Cursor(Text text) {
        this.text = text;
    }

    /** A row begins here; what stood before is let go of. */
    void beginRow() {
        text.keepFrom(at);
    }

    /** The next char, not yet passed. */
    int peek() throws IOException {
        return at < text.limit() || readOn() ? text.chars()[at] : END;
    }

    /** The char behind the next one. */
    int peekBehind() throws IOException {
        return at + 1 < text.limit() || readOn() ? text.chars()[at + 1] : END;
    }

    /** Passes chars that were peeked at and are no line ends. */
    void pass(int chars) {
        at += chars;
    }

    /** Back to a place in the row, on the same line. */
    void backTo(int inRow) {
        at = text.kept() + inRow;
    }

    /**
     * Passes all that is plain.
     *
     * @return the next char: this one, a quote, a line end, a zero or the end of the text
     */
    int passPlain(int stop) throws IOException {
        do {
            char[] chars = text.chars();
            int limit = text.limit();
            int i = at;
            while (i < limit && chars[i] != stop && (chars[i] > QUOTE || isPlain(chars[i]))) {
                i++;
            }
            at = i;
        } while (at == text.limit() && readOn());
        return peek();
    }

    private static boolean isPlain(char c) {
        return c != QUOTE && !isLineEnd(c) && c != 0;
    }

    static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    /** Passes a line end, if there is one. */
    void passLineEnd() throws IOException {
        int next = peek();
        if (isLineEnd(next)) {
            at++;
            line++;
        }
        if (next == '\r' && peek() == '\n') {
            at++;
        }
    }

    /** How many chars of the row are passed. */
    int inRow() {
        return at - text.kept();
    }

    /** A part of the row. */
    String slice(int fromInRow, int toInRow) {
        return text.slice(text.kept() + fromInRow, text.kept() + toInRow);
    }

    /** Appends the part of the row from there to here. */
    void copyTo(StringBuilder target, int fromInRow) {
        target.append(text.chars(), text.kept() + fromInRow, inRow() - fromInRow);
    }

    /** The 1-based line of the next char. */
    long line() {
        return line;
    }

    /** Where the row began, in chars of the text. */
    long rowOffset() {
        return text.offset(text.kept());
    }

    /** Where the next char stands, in chars of the text. */
    long offset() {
        return text.offset(at);
    }

    /** Whether there is more. */
    private boolean readOn() throws IOException {
        int held = text.limit() - text.kept();
        at -= text.more();
        return text.limit() > held;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
