package io.saddlebag.queue;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** A JMS queue to read from. */
public final class QueueEndpoint extends ScheduledPollEndpoint {

    private final QueueComponent component;
    private final String queue;
    private String deadLetterQueue = "";
    private String messageKey = "";
    private long copyPatience = 30_000;
    private QueueWatch watch;

    QueueEndpoint(String uri, QueueComponent component, String queue) {
        super(uri, component);
        this.component = component;
        this.queue = queue;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new QueueConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("queue: is read from; to send use a JMS component.");
    }

    @Override
    public void configureProperties(Map<String, Object> options) {
        super.configureProperties(options);
        // What waits is taken at once; the pause between two looks is for an empty queue.
        setGreedy(true);
    }

    Broker broker() {
        return component.broker();
    }

    public String getQueue() {
        return queue;
    }

    public String getDeadLetterQueue() {
        return deadLetterQueue;
    }

    /** The queue that gets copies of messages with rows that could not be delivered. */
    public void setDeadLetterQueue(String deadLetterQueue) {
        this.deadLetterQueue = deadLetterQueue;
    }

    public String getMessageKey() {
        return messageKey;
    }

    /** The property that tells messages apart; empty for the sender's id or the broker's number. */
    public void setMessageKey(String messageKey) {
        this.messageKey = messageKey;
    }

    public long getCopyPatience() {
        return copyPatience;
    }

    /** In milliseconds: after so long it is told that the dead-letter queue takes no copies. */
    public void setCopyPatience(long copyPatience) {
        this.copyPatience = copyPatience;
    }

    public QueueWatch getWatch() {
        return watch;
    }

    public void setWatch(QueueWatch watch) {
        this.watch = watch;
    }
}
