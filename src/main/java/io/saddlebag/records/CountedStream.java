package io.saddlebag.records;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Tells how far a file has been read. */
final class CountedStream extends FilterInputStream {
    private final AtomicLong furthest;
    private long position;

    CountedStream(InputStream in, AtomicLong furthest) {
        super(in);
        this.furthest = furthest;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        advance(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        advance(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        advance(skipped);
        return skipped;
    }

    private void advance(long bytes) {
        position += bytes;
        furthest.accumulateAndGet(position, Math::max);
    }
}
