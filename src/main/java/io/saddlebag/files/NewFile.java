package io.saddlebag.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** A file that was made just now, to be written from its beginning. */
public final class NewFile extends FilterOutputStream {

    private final FileChannel channel;

    NewFile(FileChannel channel) {
        super(Channels.newOutputStream(channel));
        this.channel = channel;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    /** An interrupt would close the channel: it has to wait until the bytes are written. */
    @Override
    public void write(byte[] block, int offset, int length) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            out.write(block, offset, length);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns when it is on the disk. */
    public void sync() throws IOException {
        channel.force(true);
    }
}
