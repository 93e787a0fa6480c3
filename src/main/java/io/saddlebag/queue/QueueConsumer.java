package io.saddlebag.queue;

import jakarta.jms.JMSException;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.util.StopWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the queue as a file consumer looks into its folder: asks whether it may, takes what is there, and hands it to
 * the route as one exchange.
 */
final class QueueConsumer extends ScheduledPollConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);

    /** How long one look waits for a message, so that an idle queue is not asked all the time. */
    private static final long LOOK_MILLIS = 500;

    private static final long RECONNECT_MILLIS = 1_000;

    private final QueueEndpoint endpoint;
    private Optional<QueueSession> session = Optional.empty();
    private Optional<StopWatch> away = Optional.empty();
    private boolean told;
    private boolean askFirst;

    QueueConsumer(QueueEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected synchronized int poll() {
        if (askFirst && !isAnswered() || !isConnected()) {
            return 0;
        }
        try {
            var first = session.orElseThrow().receive(LOOK_MILLIS);
            if (first.isEmpty()) {
                endpoint.getWatch().empty(getRouteId());
                return 0;
            }
            return take(first.get());
        } catch (JMSException | RuntimeException e) {
            lost(e);
            return 0;
        }
    }

    private boolean isConnected() {
        if (session.isEmpty()
                && away.filter(time -> time.taken() < RECONNECT_MILLIS).isEmpty()) {
            try {
                session = Optional.of(QueueSession.open(
                        endpoint.broker(),
                        endpoint.getQueue(),
                        endpoint.getDeadLetterQueue(),
                        endpoint.getMessageKey()));
                away = Optional.empty();
                told = false;
                endpoint.getWatch().connected(getRouteId());
            } catch (JMSException | RuntimeException e) {
                lost(e);
            }
        }
        return session.isPresent();
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

    private int take(Received first) throws JMSException {
        var sitting = Sitting.of(endpoint.getQueue(), session.orElseThrow(), first);
        try {
            carry(sitting);
            if (!sitting.commit()) {
                askFirst = true;
                release();
                away = Optional.of(new StopWatch());
            }
        } finally {
            sitting.end();
        }
        return sitting.isSettled() ? (int) sitting.received() : 0;
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

    private void lost(Exception cause) {
        LOG.debug("{}: the broker is away", getRouteId(), cause);
        release();
        away = Optional.of(new StopWatch());
        // A stop interrupts the look.
        if (!told && isRunAllowed() && !isStopping()) {
            told = true;
            endpoint.getWatch().away(getRouteId(), Reason.of(endpoint.broker().shown(), cause));
        }
    }

    /** Gives everything back that is not committed. */
    private synchronized void release() {
        session.ifPresent(QueueSession::close);
        session = Optional.empty();
    }

    /** A flow that is paused keeps no messages that others could take. */
    @Override
    public void setPollStrategy(PollingConsumerPollStrategy strategy) {
        super.setPollStrategy(new PollingConsumerPollStrategy() {
            @Override
            public boolean begin(Consumer consumer, Endpoint polled) {
                boolean begins = strategy.begin(consumer, polled);
                if (!begins) {
                    release();
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
        release();
    }
}
