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
    private long taken;

    private Sitting(String queue, Optional<QueueSession> session, Optional<Received> first) {
        this.queue = queue;
        this.session = session;
        this.first = first;
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
        next.ifPresent(this::keep);
        return next;
    }

    private void keep(Received message) {
        taken++;
        message.large().ifPresent(files::add);
    }

    private Optional<Received> receive(long millis) {
        try {
            return session.orElseThrow().receive(millis);
        } catch (JMSException e) {
            failure = Optional.of(e);
            return Optional.empty();
        }
    }

    /** Every row of every message has its outcome, durably; copies of these go to the dead-letter queue. */
    public synchronized void settled(List<DeadMessage> messages) {
        dead.addAll(messages);
        settled = true;
    }

    synchronized boolean isSettled() {
        return settled;
    }

    synchronized long taken() {
        return taken;
    }

    /**
     * Ends the transaction.
     *
     * @return whether it was committed
     * @throws JMSException when the broker cannot be reached: then it has, or will, roll back, unless only its answer was lost
     */
    synchronized boolean commit() throws JMSException {
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
