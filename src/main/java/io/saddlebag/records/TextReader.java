package io.saddlebag.records;

import java.io.IOException;
import java.io.Reader;

/** A text for a parser that wants a reader; what was read can be had again as long as it is kept. */
final class TextReader extends Reader {
    private final Text text;
    private int at;

    TextReader(Text text) {
        this.text = text;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        if (at == text.limit()) {
            at -= text.more();
        }
        int read = Math.min(length, text.limit() - at);
        if (read == 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(text.chars(), at, target, from, read);
        at += read;
        return read;
    }

    /** Lets go of all before this place, in chars from the start of the text. */
    void keepFrom(long offset) {
        text.keepFrom(index(offset));
    }

    /** The text between two places that are still kept. */
    String slice(long from, long to) {
        return text.slice(index(from), index(to));
    }

    private int index(long offset) {
        return (int) (offset - text.offset(0));
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
