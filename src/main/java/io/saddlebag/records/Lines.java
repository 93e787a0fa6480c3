package io.saddlebag.records;

import java.io.IOException;

/** Cuts text into lines, whichever way they end, and counts them. */
final class Lines {
    private final Text text;
    private int at;
    private int length;
    private long line;

    Lines(Text text) {
        this.text = text;
    }

    /** Reads the next line; false at the end of the text. */
    boolean next() throws IOException {
        text.keepFrom(at);
        if (!hasMore()) {
            return false;
        }
        line++;
        while (hasMore() && !isLineEnd(text.chars()[at])) {
            at++;
        }
        length = at - text.kept();
        skipLineEnd();
        return true;
    }

    /** The line without its end. */
    String raw() {
        return text.slice(text.kept(), text.kept() + length);
    }

    /** 1-based. */
    long line() {
        return line;
    }

    /** Where the line begins, in chars. */
    long offset() {
        return text.offset(text.kept());
    }

    private void skipLineEnd() throws IOException {
        if (hasMore() && text.chars()[at++] == '\r' && hasMore() && text.chars()[at] == '\n') {
            at++;
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private boolean hasMore() throws IOException {
        if (at == text.limit()) {
            at -= text.more();
        }
        return at < text.limit();
    }
}
