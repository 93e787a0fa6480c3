package io.saddlebag.queue;

import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of one transaction, taken as the route asks for them. When every one is settled the transaction is committed;
 * else all of them stay with the broker. Without any message it is only a question whether Salesforce can be reached again.
 */
public final class Sitting {

    private final String queue;
    private final Optional<QueueSession> session;
    private final List<DeadMessage> dead = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private Optional<Received> first;
    private Optional<JMSException> failure = Optional.empty();
    private boolean settled;
    private long received;

    private Sitting(String queue, Optional<QueueSession> session, Optional<Received> first) {
        this.queue = queue;
        this.session = session;
        this.first = first;
        first.ifPresent(this::keep);
    }

    static Sitting of(String queue, QueueSession session, Received first) {
        return new Sitting(queue, Optional.of(session), Optional.of(first));
    }

    static Sitting withoutMessages(String queue) {
        return new Sitting(queue, Optional.empty(), Optional.empty());
    }

    public String queue() {
        return queue;
    }

    public boolean hasMessages() {
        return session.isPresent();
    }

    /**
     * Takes the next message. When the broker cannot be reached there is none, and the sitting will not be committed.
     *
     * @param millis how long to wait for it
     */
    public synchronized Optional<Received> next(long millis) {
        var next = first;
        first = Optional.empty();
        if (next.isEmpty() && session.isPresent() && failure.isEmpty()) {
            next = receive(millis);
        }
        return next;
    }

    private void keep(Received message) {
        received++;
        message.large().ifPresent(files::add);
    }

    private Optional<Received> receive(long millis) {
        try {
            var message = session.orElseThrow().receive(millis);
            message.ifPresent(this::keep);
            return message;
        } catch (JMSException e) {
            failure = Optional.of(e);
            return Optional.empty();
        }
    }

    /**
     * Every row of every message has its outcome, durably.
     *
     * @param messages how many were looked at: one that was received and then left alone keeps all from being committed
     * @param copies those of which copies go to the dead-letter queue
     */
    public synchronized void settled(long messages, List<DeadMessage> copies) {
        dead.addAll(copies);
        settled = messages == received;
    }

    synchronized boolean isSettled() {
        return settled;
    }

    synchronized boolean hasCopies() {
        return settled && !dead.isEmpty();
    }

    synchronized long received() {
        return received;
    }

    /**
     * Ends the transaction.
     *
     * @return whether it was committed
     * @throws JMSException when the broker cannot be reached: then it has, or will, roll back, unless only its answer was lost
     */
    boolean commit() throws JMSException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (settled && session.isPresent()) {
            for (var message : dead) {
                session.get().addDeadLetter(message);
            }
            session.get().commit();
        }
        return settled;
    }

    /** Deletes what was kept for the copies. */
    synchronized void end() {
        files.forEach(LargeBody::delete);
    }
}
