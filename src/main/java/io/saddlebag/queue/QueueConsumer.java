package io.saddlebag.queue;

import jakarta.jms.JMSException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.util.StopWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the queue as a file consumer looks into its folder: asks whether it may, takes what is there, and hands it to
 * the route as one exchange.
 */
public final class QueueConsumer extends ScheduledPollConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);

    /** How long one look waits for a message, so that an idle queue is not asked all the time. */
    private static final long LOOK_MILLIS = 500;

    /** So long it goes on while messages are there that do not come; then they are another consumer's. */
    private static final long LATE_MILLIS = 10_000;

    /** How long a stop waits for a commit that is under way. */
    private static final long COMMIT_SECONDS = 10;

    private final QueueEndpoint endpoint;
    private final ReentrantLock working = new ReentrantLock();
    private QueueLink link;
    private CopyAlarm alarm;
    private boolean askFirst;
    private boolean toldHeld;

    QueueConsumer(QueueEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        link = new QueueLink(endpoint, getRouteId());
        alarm = new CopyAlarm(endpoint, link);
        super.doStart();
    }

    @Override
    protected int poll() {
        working.lock();
        try {
            return askFirst && !isAnswered() ? 0 : look();
        } finally {
            working.unlock();
        }
    }

    private int look() {
        var session = link.session();
        if (session.isEmpty()) {
            return 0;
        }
        try {
            var first = first(session.get());
            if (first.isEmpty()) {
                link.works();
                endpoint.getWatch().empty(getRouteId());
                return 0;
            }
            return take(session.get(), first.get());
        } catch (JMSException | RuntimeException e) {
            lost(e);
            return 0;
        }
    }

    /** Looks again while the broker has messages that it does not deliver: else a run would end before them. */
    private Optional<Received> first(QueueSession session) throws JMSException {
        var time = new StopWatch();
        Optional<Received> first;
        boolean held;
        do {
            first = session.receive(LOOK_MILLIS);
            held = first.isEmpty() && session.hasMore();
        } while (held && isRunAllowed() && time.taken() < LATE_MILLIS);
        tellHeld(held && isRunAllowed());
        return first;
    }

    /** Once, until a message comes or the queue is empty. */
    private void tellHeld(boolean held) {
        if (held && !toldHeld) {
            LOG.warn(
                    "{}: {}: the broker still has messages and does not deliver them: another consumer has taken them, or was"
                            + " killed with them. If there is no other consumer, restart the broker; then they come.",
                    getRouteId(),
                    endpoint.getQueue());
        }
        toldHeld = held;
    }

    /**
     * After trouble Salesforce is asked before any message is taken: brokers count how often they deliver a message, and many
     * give it up after ten times.
     */
    private boolean isAnswered() {
        var question = Sitting.withoutMessages(endpoint.getQueue());
        carry(question);
        askFirst = !question.isSettled();
        return !askFirst;
    }

    private int take(QueueSession session, Received first) throws JMSException {
        var sitting = Sitting.of(endpoint.getQueue(), session, first);
        try {
            carry(sitting);
            if (!isCommitted(sitting)) {
                askFirst = true;
                link.pause();
            }
        } finally {
            sitting.end();
        }
        return sitting.isSettled() ? (int) sitting.received() : 0;
    }

    private boolean isCommitted(Sitting sitting) throws JMSException {
        boolean committed = sitting.hasCopies() ? alarm.during(sitting::commit) : sitting.commit();
        if (committed) {
            link.works();
        }
        return committed;
    }

    private void carry(Sitting sitting) {
        var exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(sitting);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        } finally {
            if (exchange.getException() != null) {
                LOG.debug("{}: the messages stay with the broker", getRouteId(), exchange.getException());
            }
            releaseExchange(exchange, false);
        }
    }

    /**
     * Sends the copies that became due since their messages left the queue, unless the broker is to be left alone just now.
     *
     * @return whether none is due any more
     */
    public boolean copyDue() {
        working.lock();
        try {
            int due = 1;
            while (due > 0 && link.isDue()) {
                due = endpoint.getWatch().copyDue(getRouteId(), this::send);
            }
            return due == 0;
        } catch (JMSException | RuntimeException e) {
            lost(e);
            return false;
        } finally {
            working.unlock();
        }
    }

    private void send(List<LateCopy> copies) throws JMSException {
        try (var session = new CopySession(endpoint.broker(), endpoint.getDeadLetterQueue())) {
            alarm.during(() -> session.send(copies));
        }
        link.works();
    }

    private void lost(Exception cause) {
        // A stop interrupts what is under way.
        if (isRunAllowed() && !isStopping()) {
            link.lost(cause);
        } else {
            link.release();
        }
    }

    /** A flow that is paused keeps no messages that others could take; copies are none of Salesforce's business. */
    @Override
    public void setPollStrategy(PollingConsumerPollStrategy given) {
        var strategy = given == null ? new DefaultPollingConsumerPollStrategy() : given;
        super.setPollStrategy(new PollingConsumerPollStrategy() {
            @Override
            public boolean begin(Consumer consumer, Endpoint polled) {
                copyDue();
                boolean begins = strategy.begin(consumer, polled);
                if (!begins) {
                    link.release();
                }
                return begins;
            }

            @Override
            public void commit(Consumer consumer, Endpoint polled, int messages) {
                strategy.commit(consumer, polled, messages);
            }

            @Override
            public boolean rollback(Consumer consumer, Endpoint polled, int retry, Exception cause) throws Exception {
                return strategy.rollback(consumer, polled, retry, cause);
            }
        });
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        boolean idle = working.tryLock(COMMIT_SECONDS, TimeUnit.SECONDS);
        link.release();
        alarm.close();
        if (idle) {
            working.unlock();
        }
    }
}
