package io.saddlebag.simulator.http;

/** What the wire does with a request. */
public sealed interface Reply {

    record Sent(Answer answer) implements Reply {}

    /** No answer: the connection is reset. */
    record Reset() implements Reply {}
}
