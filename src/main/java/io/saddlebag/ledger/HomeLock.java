package io.saddlebag.ledger;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The lock that lets one process at a time run the flows of a home. The system frees it however that process ends. */
public final class HomeLock implements AutoCloseable {

    private static final String NAME = "run.lock";

    /** Closing any channel to a file drops this process's lock on it, so a second one must not even be opened. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    /** Somebody who only asks whether it is taken holds it for a moment, which must not keep a run from starting. */
    private static final int GLANCES = 10;

    private static final long GLANCE_NANOS = 20_000_000;

    private final Path file;
    private final FileChannel channel;

    private HomeLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock; empty when another process, or another part of this one, has it.
     *
     * @throws LedgerUnavailable when the state folder cannot be written
     */
    public static Optional<HomeLock> take(Path home) {
        var state = home.resolve("state");
        try {
            StateFolder.create(state);
            return lock(state.toRealPath().resolve(NAME));
        } catch (IOException e) {
            throw Trouble.of("state/" + NAME, e);
        }
    }

    /** Whether somebody runs the flows of this home now. */
    public static boolean isTaken(Path home) {
        return isTaken(home, true);
    }

    /** The same, where that is another process than this one. */
    static boolean isTakenElsewhere(Path home) {
        return isTaken(home, false);
    }

    private static boolean isTaken(Path home, boolean here) {
        var file = home.resolve("state").resolve(NAME);
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return HELD_HERE.contains(file.toRealPath()) ? here : isLocked(file);
        } catch (IOException e) {
            throw Trouble.of("state/" + NAME, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The system frees the lock when this process ends.
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static Optional<HomeLock> lock(Path file) throws IOException {
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var channel = FileChannel.open(file, options, PrivateFile.ownerOnly(file));
        for (var glance = 0; glance < GLANCES; glance++) {
            if (channel.tryLock() != null) {
                return Optional.of(new HomeLock(file, channel));
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        channel.close();
        HELD_HERE.remove(file);
        return Optional.empty();
    }

    private static boolean isLocked(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        }
    }
}
