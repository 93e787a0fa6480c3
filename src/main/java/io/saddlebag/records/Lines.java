package io.saddlebag.records;

import java.io.IOException;

/** Cuts text into lines. */
final class Lines {
    private final Cursor cursor;
    private int length;
    private long line;

    Lines(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Reads the next line; false at the end of the text. */
    boolean next() throws IOException {
        cursor.beginRow();
        line = cursor.line();
        int next = cursor.passPlain('\n');
        if (next == Cursor.END && cursor.inRow() == 0) {
            return false;
        }
        while (next != Cursor.END && !Cursor.isLineEnd(next)) {
            cursor.pass(1);
            next = cursor.passPlain('\n');
        }
        length = cursor.inRow();
        cursor.passLineEnd();
        return true;
    }

    /** The line without its end. */
    String raw() {
        return cursor.slice(0, length);
    }

    /** The 1-based number of the line. */
    long line() {
        return line;
    }
}
