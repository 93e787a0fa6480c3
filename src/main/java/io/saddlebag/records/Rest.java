package io.saddlebag.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What was not read of a file, and what it needs in front of it to be a file of its own: the header of a CSV, the
 * opening of a JSON array. The same bytes as in the file, so that nothing is lost, whatever they mean.
 */
public final class Rest {
    private final Source source;
    private final long line;
    private final long openingFrom;
    private final long openingTo;
    private final long from;

    /** Offsets count chars behind the byte order mark. */
    Rest(Source source, long line, long openingFrom, long openingTo, long from) {
        this.source = source;
        this.line = line;
        this.openingFrom = openingFrom;
        this.openingTo = openingTo;
        this.from = from;
    }

    /** The 1-based line on which the rest begins. */
    public long line() {
        return line;
    }

    /**
     * Writes a file that, once corrected, can be dropped into the inbox.
     *
     * @throws IOException also when the source was changed or moved meanwhile
     */
    public void writeTo(OutputStream out) throws IOException {
        long opening = byteOffset(openingFrom);
        long openingEnd = byteOffset(openingTo);
        long rest = byteOffset(from);
        copy(0, source.encoding().mark(), out);
        copy(opening, openingEnd, out);
        copy(rest, source.content().size(), out);
    }

    private void copy(long start, long end, OutputStream out) throws IOException {
        try (InputStream in = source.content().open()) {
            in.skipNBytes(start);
            byte[] block = new byte[1 << 16];
            for (long left = end - start; left > 0; ) {
                int read = in.readNBytes(block, 0, (int) Math.min(block.length, left));
                if (read == 0) {
                    throw new IOException(source.shownAs() + " became shorter while its rest was kept.");
                }
                out.write(block, 0, read);
                left -= read;
            }
        }
    }

    /** Decodes again up to the place: only a decoder knows how many bytes a char took. */
    private long byteOffset(long chars) throws IOException {
        try (StrictDecoder decoder = source.decoder()) {
            char[] skipped = new char[1 << 14];
            long left = chars;
            while (left > 0) {
                int read = decoder.read(skipped, 0, (int) Math.min(skipped.length, left));
                if (read < 0) {
                    throw new IOException(source.shownAs() + " became shorter while its rest was kept.");
                }
                left -= read;
            }
            return decoder.offset();
        }
    }
}
