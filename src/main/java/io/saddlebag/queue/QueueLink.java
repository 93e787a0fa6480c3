package io.saddlebag.queue;

import jakarta.jms.JMSException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.util.StopWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A flow's connection to its queue: opened when it is needed, and again a while after it was lost. Tells what becomes of it. */
final class QueueLink {

    static final long AFTER_REFUSAL_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(QueueLink.class);
    private static final long AFTER_LOSS_MILLIS = 1_000;

    private final QueueEndpoint endpoint;
    private final String flow;
    private final AtomicReference<QueueSession> session = new AtomicReference<>();
    private Optional<StopWatch> away = Optional.empty();
    private Optional<String> complaint = Optional.empty();
    private boolean copiesAreRefused;
    private boolean wasOpen;

    QueueLink(QueueEndpoint endpoint, String flow) {
        this.endpoint = endpoint;
        this.flow = flow;
    }

    /** Whether it may be tried: not at once when it was lost just now. */
    synchronized boolean isDue() {
        long pause = copiesAreRefused ? AFTER_REFUSAL_MILLIS : AFTER_LOSS_MILLIS;
        return away.filter(time -> time.taken() < pause).isEmpty();
    }

    /** The open session; empty when there is none just now. */
    synchronized Optional<QueueSession> session() {
        if (session.get() == null && isDue()) {
            try {
                session.set(QueueSession.open(endpoint));
                away = Optional.empty();
                opened();
            } catch (JMSException | RuntimeException e) {
                lost(e);
            }
        }
        return Optional.ofNullable(session.get());
    }

    /** Where copies were refused, an open session says nothing. */
    private void opened() {
        if (!copiesAreRefused && (complaint.isPresent() || !wasOpen)) {
            wasOpen = true;
            complaint = Optional.empty();
            endpoint.getWatch().connected(flow);
        }
    }

    /** All that there was to do has been done. */
    synchronized void works() {
        if (copiesAreRefused) {
            copiesAreRefused = false;
            away = Optional.empty();
            opened();
        }
    }

    /** Something of it failed; the next try comes by itself. */
    synchronized void lost(Exception cause) {
        LOG.debug("{}: the broker is away", flow, cause);
        pause();
        copiesAreRefused = cause instanceof Refusal refusal && refusal.purpose() == Refusal.Purpose.COPY;
        complain(Reason.kind(cause), reason().of(cause));
    }

    /** A copy has been waited for so long already. */
    synchronized void isStuck(long seconds) {
        copiesAreRefused = true;
        complain(Refusal.Purpose.COPY.name(), reason().ofSilence(seconds));
    }

    private Reason reason() {
        return new Reason(endpoint.broker(), endpoint.getQueue(), endpoint.getDeadLetterQueue());
    }

    /** Once, however often it is tried. */
    private void complain(String kind, String sentence) {
        if (complaint.filter(kind::equals).isEmpty()) {
            complaint = Optional.of(kind);
            endpoint.getWatch().away(flow, sentence);
        }
    }

    /** Gives back what was taken, and leaves the broker alone for a moment. */
    synchronized void pause() {
        release();
        away = Optional.of(new StopWatch());
    }

    /** Gives everything back that is not committed. From any thread. */
    void release() {
        Optional.ofNullable(session.getAndSet(null)).ifPresent(QueueSession::close);
    }
}
