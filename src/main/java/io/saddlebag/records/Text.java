package io.saddlebag.records;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of a file, held only as far back as the row that is being read. */
final class Text implements Closeable {
    /** In chars. Longer is an unclosed quote or no table; the bound keeps one row from taking all memory. */
    static final int LONGEST_ROW = 8 * 1024 * 1024;

    private final StrictDecoder decoder;
    private char[] chars = new char[1 << 16];
    private int limit;
    private int kept;
    private long before;

    Text(StrictDecoder decoder) {
        this.decoder = decoder;
    }

    /** Text that is already there, whatever stands in it. */
    static Text of(String text) {
        Text held = new Text(new StrictDecoder(InputStream.nullInputStream(), StandardCharsets.UTF_8, 0, 0));
        held.chars = Arrays.copyOf(text.toCharArray(), text.length() + 1);
        held.limit = text.length();
        return held;
    }

    /**
     * What is held; only indexes from {@link #kept()} up to {@link #limit()} mean anything, and only until {@link
     * #more()}.
     */
    char[] chars() {
        return chars;
    }

    int limit() {
        return limit;
    }

    /** The index of the first char that is still held. */
    int kept() {
        return kept;
    }

    /** Lets go of all before this index. */
    void keepFrom(int index) {
        kept = index;
    }

    /** How many chars of the text stand before this index; a byte order mark does not count. */
    long offset(int index) {
        return before + index;
    }

    String slice(int from, int to) {
        return new String(chars, from, to - from);
    }

    /**
     * Reads on, if there is more; then {@link #limit()} is greater.
     *
     * @return by how much everything held has moved towards index 0
     * @throws Broken when more than {@link #LONGEST_ROW} would have to be held
     */
    int more() throws IOException {
        int moved = kept;
        System.arraycopy(chars, kept, chars, 0, limit - kept);
        before += moved;
        limit -= moved;
        kept = 0;
        if (limit == chars.length) {
            grow();
        }
        limit += Math.max(0, decoder.read(chars, limit, chars.length - limit));
        return moved;
    }

    private void grow() throws Broken {
        if (chars.length >= LONGEST_ROW) {
            throw new Broken(
                    "the row that begins here does not end within 8 million characters.",
                    "Look for a quote that is not closed.");
        }
        chars = Arrays.copyOf(chars, chars.length * 2);
    }

    @Override
    public void close() throws IOException {
        decoder.close();
    }
}
