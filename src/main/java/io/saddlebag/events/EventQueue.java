package io.saddlebag.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.ledger.EventCounts;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.words.Times;
import io.saddlebag.words.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean that hands events to the route notify, one after the other. It never waits and never throws: what is not delivered
 * is counted, and named in the log once a minute at most. A thread of its own, and not seda: that one's consumer holds up a
 * stop of Camel for as long as a step is under way.
 */
public final class EventQueue implements Consumer<Event> {

    private static final Logger LOG = LoggerFactory.getLogger(EventQueue.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADDRESS = "direct:events";
    private static final int MOST_WAITING = 1_000;
    private static final Duration LOGS_EVERY = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final Clock clock;
    private final CountDownLatch started = new CountDownLatch(1);
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), EventQueue::daemon);
    private volatile ProducerTemplate camel;
    private volatile boolean closed;
    private EventCounts counts = EventCounts.NONE;
    private EventCounts saved = EventCounts.NONE;
    private long unlogged;
    private Instant logged = Instant.EPOCH;

    public EventQueue(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "notify");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether a message that failed somewhere is one that came from here. */
    public static boolean isEvent(Exchange exchange) {
        return exchange.getFromEndpoint() != null
                && isAddress(exchange.getFromEndpoint().getEndpointUri());
    }

    /** Whether the route takes the events. */
    public static boolean isNotify(Route route) {
        return isAddress(route.getEndpoint().getEndpointUri());
    }

    /** As Camel writes it, with or without options. */
    private static boolean isAddress(String uri) {
        return uri.matches("direct://events(\\?.*)?");
    }

    @Override
    public void accept(Event event) {
        send(event.json(Times.iso(clock.instant(), clock.getZone())));
    }

    /** Takes an event of a user's route: JSON, or a map to be made JSON. The message itself stays as it is. */
    public void tell(Exchange exchange, @Body Object body) {
        try {
            send(
                    body instanceof Map<?, ?> members
                            ? JSON.writeValueAsString(members)
                            : exchange.getMessage().getBody(String.class));
        } catch (JsonProcessingException | RuntimeException e) {
            drop(1, FailureReason.of(e));
        }
    }

    /** Camel runs now; events that came before have waited. */
    public void started(CamelContext context) {
        camel = context.createProducerTemplate();
        started.countDown();
    }

    private void send(String json) {
        try {
            thread.execute(() -> deliver(json));
        } catch (RejectedExecutionException e) {
            drop(1, closed ? "the process stops" : "too many are waiting");
        }
    }

    /** As a message of its own: the route gets nothing of what a caller's message carries. */
    private void deliver(String json) {
        try {
            started.await();
            var sent = camel.send(ADDRESS, exchange -> exchange.getMessage().setBody(json));
            if (sent.isFailed() || sent.getExchangeExtension().isFailureHandled()) {
                failed(
                        sent.getException() == null
                                ? sent.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)
                                : sent.getException());
            } else {
                delivered();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private synchronized void delivered() {
        counts = closed ? counts : counts.plusDelivered();
    }

    private void failed(Throwable why) {
        LOG.debug("An event was not delivered", why);
        var reason = FailureReason.of(why);
        synchronized (this) {
            if (closed) {
                // It is among those that were left.
                return;
            }
            counts = counts.plusFailed(reason, clock.instant());
        }
        log(1, reason);
    }

    private void drop(long number, String why) {
        synchronized (this) {
            counts = counts.plusDropped(number, why, clock.instant());
        }
        log(number, why);
    }

    private synchronized void log(long number, String why) {
        unlogged += number;
        var now = clock.instant();
        if (closed || !logged.plus(LOGS_EVERY).isAfter(now)) {
            logged = now;
            LOG.warn(
                    "notify: {} not delivered ({}). Look at routes/notify.camel.yaml; loads go on.",
                    Words.count(unlogged, "event was", "events were"),
                    why);
            unlogged = 0;
        }
    }

    public synchronized EventCounts counts() {
        return counts;
    }

    /** Lets other processes know what was not delivered. */
    public void save() {
        var now = counts();
        if (now.undelivered() == 0 || now.equals(saved)) {
            return;
        }
        try {
            ledger.events().write(now);
            saved = now;
        } catch (LedgerUnavailable e) {
            LOG.debug("The counts of events are not in the ledger", e);
        }
    }

    /**
     * Takes no more events, and waits for those that are on their way. Those that are left count as not delivered.
     *
     * @param atMost how long
     * @return whether none was left
     */
    public boolean close(Duration atMost) {
        thread.shutdown();
        boolean all = camel != null && awaitDelivery(atMost);
        closed = true;
        long left = all ? 0 : thread.shutdownNow().size() + thread.getActiveCount();
        if (left > 0) {
            drop(left, "the process stops");
        }
        save();
        return left == 0;
    }

    private boolean awaitDelivery(Duration atMost) {
        try {
            return thread.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
