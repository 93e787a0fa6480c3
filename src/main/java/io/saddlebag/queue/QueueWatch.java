package io.saddlebag.queue;

import jakarta.jms.JMSException;
import java.util.List;

/** Is told what becomes of a flow's queue. */
public interface QueueWatch {

    /** Puts copies into the flow's dead-letter queue. */
    @FunctionalInterface
    interface Copying {
        /** Returns when the broker has all of them, durably. */
        void send(List<LateCopy> copies) throws JMSException;
    }

    /** The broker cannot be reached. Told once, until {@link #connected}. {@code why} is a sentence. */
    void away(String flow, String why);

    /** The broker can be reached: at the beginning, and again after {@link #away}. */
    void connected(String flow);

    /** All messages that were there are taken and committed. */
    void empty(String flow);

    /**
     * Lets some of the copies be sent that became due after their messages had left the queue. They stay due until
     * {@code copying} returns; it is not called when there are none.
     *
     * @return how many were due
     * @throws JMSException that of {@code copying}
     */
    int copyDue(String flow, Copying copying) throws JMSException;
}
