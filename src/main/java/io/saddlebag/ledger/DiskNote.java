package io.saddlebag.ledger;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Why the ledger cannot be written, for other processes to read: {@code state/disk-trouble}. The file has its block from the
 * start and is written over in place, which needs no room on a full disk; the ledger itself may not be able to tell.
 */
final class DiskNote {

    private static final int BYTES = 4096;

    private final Path file;

    private DiskNote(Path file) {
        this.file = file;
    }

    static DiskNote in(Path home) {
        return new DiskNote(home.resolve("state").resolve("disk-trouble"));
    }

    /** Makes the file, without trouble. */
    void prepare() {
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, PrivateFile.ownerOnly(file));
            }
        } catch (IOException e) {
            // Then only health and the log can tell of trouble.
        }
        write("");
    }

    void write(String why) {
        if (Files.notExists(file)) {
            return;
        }
        try (var disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.write(padded(why));
            disk.getFD().sync();
        } catch (IOException e) {
            // As above.
        }
    }

    private static byte[] padded(String why) {
        var bytes = why.getBytes(StandardCharsets.UTF_8);
        var padded = new byte[BYTES];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(bytes, 0, padded, 0, Math.min(bytes.length, BYTES));
        return padded;
    }

    /** What the process that runs has written; of one that was killed it may be out of date. */
    Optional<Pause> read() {
        try {
            var why = Files.readString(file).strip();
            Instant since = Files.getLastModifiedTime(file).toInstant();
            return why.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Pause("ledger", "home", why, since, Optional.empty()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
