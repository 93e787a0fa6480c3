package io.saddlebag.ledger;

import io.saddlebag.salesforce.Trouble.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats a write of what cannot be had again, such as Salesforce's answers, until the disk takes it. The thread waits
 * meanwhile, so that no more is kept in memory than the calls under way have brought.
 */
public final class KeptWrites {

    private static final Logger LOG = LoggerFactory.getLogger(KeptWrites.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    /** In attempts: a process that is to end by itself then ends without it. */
    private static final int LONG = 30;

    private final Book book;
    private final Pauses pauses;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean stuck;

    KeptWrites(Book book, Pauses pauses) {
        this.book = book;
        this.pauses = pauses;
    }

    /**
     * Returns when it is written.
     *
     * @param what is written, for the log: {@code the answers to 200 rows of march.csv}
     * @throws LedgerUnavailable when the process is stopped before the disk takes it
     */
    public void write(String flow, String what, Runnable write) {
        try {
            write.run();
        } catch (LedgerUnavailable e) {
            if (book.trouble().keeps()) {
                LOG.error("{}: {} are kept until they can be written: {}", flow, what, e.getMessage());
            } else {
                LOG.info("{}: {} are kept as well", flow, what);
            }
            try {
                pause(flow, e);
                keep(flow, what, write);
            } finally {
                book.trouble().isRidOf();
            }
            LOG.info("{}: {} are written now", flow, what);
            resume(flow);
        }
    }

    private void keep(String flow, String what, Runnable write) {
        for (int attempt = 1; !isWritten(flow, what, write); attempt++) {
            stuck |= attempt >= LONG;
        }
    }

    private boolean isWritten(String flow, String what, Runnable write) {
        boolean last = isStopping();
        try {
            write.run();
            return true;
        } catch (LedgerUnavailable e) {
            if (last) {
                LOG.error(
                        "{}: {} could not be written before the stop: {} At the next start they count as lost answers"
                                + " (README, 'Guarantees').",
                        flow,
                        what,
                        e.getMessage());
                throw e;
            }
            pause(flow, e);
            return false;
        }
    }

    private void pause(String flow, LedgerUnavailable why) {
        try {
            pauses.pause(flow, Kind.HOME.word(), why.getMessage(), Optional.empty());
        } catch (LedgerUnavailable e) {
            LOG.debug("{}: the pause is not in the ledger yet", flow, e);
        }
    }

    /** A write like any other, so that the ledger looks whether its trouble is over. */
    private void resume(String flow) {
        try {
            pauses.resume(flow);
        } catch (LedgerUnavailable e) {
            LOG.debug("{}: the end of the pause is not in the ledger", flow, e);
        }
    }

    /** Whether the stop has begun; else waits until it is time for the next attempt. */
    private boolean isStopping() {
        try {
            return stopping.await(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Whether something has waited so long that nobody should wait for it. */
    public boolean isStuck() {
        return stuck;
    }

    /** What waits is tried once more, then given up. */
    public void stop() {
        stopping.countDown();
    }
}
