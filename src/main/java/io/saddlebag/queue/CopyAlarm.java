package io.saddlebag.queue;

import jakarta.jms.JMSException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * Says so when a broker neither takes a copy nor refuses it. JMS lets a sender wait without end for a queue that is full, and
 * nobody would know why the flow stands still.
 */
final class CopyAlarm implements AutoCloseable {

    /** Something to do with a broker. */
    @FunctionalInterface
    interface Work {
        boolean run() throws JMSException;
    }

    private final QueueLink link;
    private final long patienceMillis;
    private final ExecutorServiceManager threads;
    private final ScheduledExecutorService thread;

    CopyAlarm(QueueEndpoint endpoint, QueueLink link) {
        this.link = link;
        this.patienceMillis = endpoint.getCopyPatience();
        this.threads = endpoint.getCamelContext().getExecutorServiceManager();
        this.thread = threads.newSingleThreadScheduledExecutor(this, "copy-alarm");
    }

    /** The work goes on when there is room; to break it off would only count as one more delivery. */
    boolean during(Work work) throws JMSException {
        var bell = thread.schedule(() -> link.isStuck(patienceMillis / 1_000), patienceMillis, TimeUnit.MILLISECONDS);
        try {
            return work.run();
        } finally {
            bell.cancel(false);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow(thread);
    }
}
