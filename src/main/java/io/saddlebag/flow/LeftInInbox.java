package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.records.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that stay in their inboxes for now, so that those behind them load. Each is named once in the log, and in the
 * ledger for status and health. It loads as soon as it can.
 */
public final class LeftInInbox {

    private static final Logger LOG = LoggerFactory.getLogger(LeftInInbox.class);

    private record Left(String why, Instant retry) {}

    private final Home home;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration retryAfter;
    private final Map<Path, Left> files = new ConcurrentHashMap<>();

    /** @param retryAfter when a file is tried again that could be opened and not be read */
    public LeftInInbox(Home home, Ledger ledger, Clock clock, Duration retryAfter) {
        this.home = home;
        this.ledger = ledger;
        this.clock = clock;
        this.retryAfter = retryAfter;
        // Another process knew them; what is still so is found again.
        ledger.leftFiles().list().forEach(left -> ledger.leftFiles().remove(left.path()));
    }

    HardLinks hardLinks() {
        return new HardLinks(home);
    }

    /** The file is asked about again at each poll. */
    void leave(Path file, Obstacle why) {
        leave(file, new Left(why.of(home.shown(file)), clock.instant()));
    }

    /**
     * The file seems all right and is not: it is tried again after a while. If somebody took it away or renamed it, there is
     * nothing to tell: under another name it is another file.
     */
    void leaveForAWhile(Path file, Obstacle why) {
        if (isGone(file)) {
            forget(file);
            return;
        }
        leave(file, new Left(why.of(home.shown(file)), clock.instant().plus(retryAfter)));
    }

    private void leave(Path file, Left left) {
        var before = files.put(file, left);
        if (before != null && before.why().equals(left.why())) {
            return;
        }
        LOG.warn("{}: {}", flow(file), left.why());
        try {
            ledger.leftFiles().leave(flow(file), home.shown(file), left.why());
        } catch (LedgerUnavailable e) {
            // The disk may be full: then the log alone names the file.
            LOG.debug("{} is left, which is not in the ledger", file, e);
        }
    }

    boolean isLeft(Path file) {
        return files.containsKey(file);
    }

    /** Whether it is not yet time to try the file again. */
    boolean waits(Path file) {
        var left = files.get(file);
        return left != null && clock.instant().isBefore(left.retry());
    }

    /** The file is taken, or gone. */
    void forget(Path file) {
        if (files.remove(file) == null) {
            return;
        }
        try {
            ledger.leftFiles().remove(home.shown(file));
        } catch (LedgerUnavailable e) {
            LOG.debug("{} is left no more, which is not in the ledger", file, e);
        }
    }

    /** Forgets the files of a flow that somebody took away. */
    public void forgetGone(String flow) {
        files.keySet().stream()
                .filter(file -> flow(file).equals(flow) && isGone(file))
                .forEach(this::forget);
    }

    /** Whether no file of the flow's inbox is still to be loaded; those that are left do not count. */
    boolean isEmptyBut(String flow) throws IOException {
        try (var inbox = Files.list(home.inbox(flow))) {
            return inbox.filter(file -> !Unfinished.isName(file.getFileName().toString()))
                    .filter(file -> !isLeft(file))
                    .noneMatch(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
        }
    }

    private static boolean isGone(Path file) {
        return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String flow(Path file) {
        return file.getParent().getFileName().toString();
    }
}
