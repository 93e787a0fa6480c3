package io.saddlebag.queue;

/** Is told what becomes of a flow's queue. */
public interface QueueWatch {

    /** The broker cannot be reached. Told once, until {@link #connected}. {@code why} is a sentence. */
    void away(String flow, String why);

    /** The broker can be reached: at the beginning, and again after {@link #away}. */
    void connected(String flow);

    /** All messages that were there are taken and committed. */
    void empty(String flow);
}
