package io.saddlebag.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;

/**
 * Stops in front of the first character outside ASCII when the flow names an older charset and the bytes are UTF-8: read as
 * named, {@code Müller} becomes {@code MÃ¼ller} without an error. One window of bytes decides for the whole file, because
 * text in another charset is hardly ever valid UTF-8.
 */
final class Utf8Guard extends InputStream {
    private static final int WINDOW = 1 << 16;

    /** A character of two bytes in an Asian charset is valid UTF-8 once in seven times; eight of them are so by no chance. */
    private static final int ENOUGH_OF_TWO_BYTES = 8;

    private final InputStream in;
    private final Charset named;
    private final byte[] window = new byte[WINDOW];
    private long offset;
    private int at;
    private int cleared;
    private int held;
    private boolean decided;

    private Utf8Guard(InputStream in, Charset named) {
        this.in = in;
        this.named = named;
    }

    /** @param in stands at the first byte of the file */
    static InputStream around(InputStream in, Charset named) {
        boolean unicode = named.name().contains("UTF") || named.name().equals("CESU-8");
        return unicode ? in : new Utf8Guard(in, named);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** @throws Undecodable when the next bytes are UTF-8 */
    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (at == cleared && !decided) {
            look();
        }
        if (at == cleared) {
            return decided ? in.read(target, from, length) : -1;
        }
        int count = Math.min(length, cleared - at);
        System.arraycopy(window, at, target, from, count);
        at += count;
        return count;
    }

    /** Clears the ASCII bytes that come next; where there are none, decides. */
    private void look() throws IOException {
        System.arraycopy(window, at, window, 0, held - at);
        offset += at;
        held -= at;
        at = 0;
        held += in.readNBytes(window, held, WINDOW - held);
        cleared = 0;
        while (cleared < held && window[cleared] >= 0) {
            cleared++;
        }
        if (cleared == 0 && held > 0) {
            refuseUtf8();
            decided = true;
            cleared = held;
        }
    }

    private void refuseUtf8() throws Undecodable {
        CharBuffer text = CharBuffer.allocate(held);
        boolean ended = held < WINDOW;
        boolean valid = !UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(window, 0, held), text, ended)
                .isError();
        if (valid && text.flip().chars().filter(c -> c > 0x7F).limit(enough()).count() == enough()) {
            int first = text.toString().codePointAt(0);
            throw Undecodable.inUtf8(offset, Character.toString(first), named);
        }
    }

    private int enough() {
        boolean ofOneByte = named.canEncode() && named.newEncoder().maxBytesPerChar() == 1;
        return ofOneByte ? 1 : ENOUGH_OF_TWO_BYTES;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
