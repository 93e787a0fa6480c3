package io.saddlebag.records;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes and replaces nothing: all that can be read comes out first, then the bad bytes are an error. The JDK's
 * readers lose what they decoded just before the error.
 */
final class StrictDecoder implements Closeable {
    /** More chars than one character of any charset becomes. */
    private static final int SPARE = 16;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();

    /** Chars that are decoded and not yet read. */
    private final CharBuffer spare = CharBuffer.allocate(SPARE).flip();

    private long unread;
    private long taken;
    private boolean ended;
    private boolean drained;
    private boolean flushed;

    /**
     * @param in stands at byte {@code offset} of the file
     * @param end where the text ends in the file, in bytes
     */
    StrictDecoder(InputStream in, Charset charset, long offset, long end) {
        this.in = in;
        this.taken = offset;
        this.unread = end - offset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Reads at least one char.
     *
     * @param length at least 1
     * @return the number of chars; -1 at the end of the text, and only there
     * @throws Undecodable when the next bytes are no char
     */
    int read(char[] target, int from, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, from, length);
        while (out.position() == from) {
            if (spare.hasRemaining()) {
                out.put(spare.get());
            } else if (flushed) {
                return -1;
            } else {
                step(out);
            }
        }
        return out.position() - from;
    }

    /** Decodes something, or makes that possible. */
    private void step(CharBuffer out) throws IOException {
        int before = out.position();
        CoderResult result = decodeOrFlush(out);
        if (out.position() > before) {
            return;
        }
        if (result.isError()) {
            throw undecodable(result.length());
        }
        if (result.isOverflow()) {
            decodeToSpare();
        } else if (!ended) {
            refill();
        } else if (drained) {
            flushed = true;
        } else {
            drained = true;
        }
    }

    /** Some encodings of Asia hold a char back until they know that no accent follows: flushing gives it. */
    private CoderResult decodeOrFlush(CharBuffer out) {
        return drained ? decoder.flush(out) : decoder.decode(bytes, out, ended);
    }

    /** The next character takes more chars than there is room for: a surrogate pair, for one free place. */
    private void decodeToSpare() {
        spare.clear().limit(1);
        while (spare.position() == 0) {
            // One character only, so that offset() never runs ahead of what was read by more than that.
            spare.limit(spare.limit() + 1);
            decodeOrFlush(spare);
        }
        spare.flip();
    }

    /** How many bytes of the file stand before the next char. */
    long offset() {
        return taken - bytes.remaining();
    }

    private void refill() throws IOException {
        bytes.compact();
        int wanted = (int) Math.min(bytes.remaining(), unread);
        int read = wanted == 0 ? -1 : in.read(bytes.array(), bytes.position(), wanted);
        ended = read < 0;
        if (ended && unread > 0) {
            throw new Broken("the file became shorter while it was read.", "Drop it again when it is complete.");
        }
        if (!ended) {
            bytes.position(bytes.position() + read);
            unread -= read;
            taken += read;
        }
        bytes.flip();
    }

    private Undecodable undecodable(int length) {
        byte[] bad = new byte[length];
        bytes.get(bytes.position(), bad);
        return new Undecodable(offset(), bad, decoder.charset());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
