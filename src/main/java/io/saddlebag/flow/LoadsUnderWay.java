package io.saddlebag.flow;

import io.saddlebag.salesforce.Operation;
import io.saddlebag.salesforce.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The loads that a stop of the process must bring to a clean point, those that begin while it stops among them. */
final class LoadsUnderWay {

    private static final Trouble STOPPING =
            new Trouble(Trouble.Kind.STOPPING, "Saddlebag is being stopped.", Optional.empty());

    private static final Logger LOG = LoggerFactory.getLogger(LoadsUnderWay.class);

    private final Set<Load> loads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    void add(Load load) {
        loads.add(load);
        if (stopping) {
            load.stop(STOPPING);
        }
    }

    /** Whether the file is one of theirs, or may have been when the stop began. */
    boolean mayHave(Path file) {
        return stopping
                || loads.stream()
                        .anyMatch(
                                load -> load.file().toAbsolutePath().normalize().equals(file));
    }

    synchronized void remove(Load load) {
        loads.remove(load);
        notifyAll();
    }

    /**
     * Waits at most so long for them to end, and tells of those that have not.
     *
     * @return whether all have
     */
    boolean await(Duration most) {
        var left = left(most);
        left.forEach(load -> LOG.warn(
                "{}: {}: the stop does not wait any longer for a call to Salesforce or its next attempt (so far:"
                        + " {}). {} Set saddlebag.stop-timeout to more than a call takes.",
                load.flow().id(),
                load.name(),
                load.counts(),
                resent(load)));
        return left.isEmpty();
    }

    private synchronized List<Load> left(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            while (!loads.isEmpty() && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(loads);
    }

    /** What becomes of the rows whose answer is not waited for. */
    private static String resent(Load load) {
        boolean safe =
                load.readyToBegin() ? load.target().safeToResend() : load.flow().operation() != Operation.INSERT;
        return safe
                ? "The next start sends its rows again, which makes no duplicate."
                : "The next start looks for its rows by the unique field, or holds them as UNKNOWN_OUTCOME for a person to decide.";
    }

    /** Lets the calls under way end; no further one is made. */
    void stop() {
        stopping = true;
        loads.forEach(load -> load.stop(STOPPING));
    }
}
