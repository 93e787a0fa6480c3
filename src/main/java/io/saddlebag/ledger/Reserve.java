package io.saddlebag.ledger;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.Set;

/**
 * Disk space that is kept for what Salesforce has answered already: {@code state/reserve}, a file without meaning. When the
 * disk is full it is given up, so that these outcomes can still be written; no call leaves until it is there again.
 */
final class Reserve {

    /** The calls under way hold some thousand rows; a results line has about 100 bytes, a dead letter about 1,000. */
    static final int BYTES = 1024 * 1024;

    private final Path file;

    private Reserve(Path file) {
        this.file = file;
    }

    static Reserve in(Path home) {
        return new Reserve(home.resolve("state").resolve("reserve"));
    }

    /** Makes sure that the space is there; false when the disk has no room for it. */
    boolean take() {
        try {
            return stands() || hasRoom(file.getParent()) && write();
        } catch (IOException e) {
            giveUp();
            return false;
        }
    }

    /** @return whether this freed any space */
    boolean giveUp() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a folder's disk could hold it, as far as the system says. */
    static boolean hasRoom(Path folder) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >= BYTES;
    }

    private boolean stands() throws IOException {
        return Files.exists(file) && Files.size(file) == BYTES;
    }

    /** Random bytes, since a disk that compresses would keep next to no space for zeros. */
    private boolean write() throws IOException {
        Files.deleteIfExists(file);
        var bytes = new byte[BYTES];
        new Random().nextBytes(bytes);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(file, options, PrivateFile.ownerOnly(file))) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        return true;
    }
}
