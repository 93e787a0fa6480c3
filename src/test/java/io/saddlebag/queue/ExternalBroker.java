package io.saddlebag.queue;

import java.io.IOException;

/** A broker in a process of its own, which can be killed and started again with what is on its disk. */
public interface ExternalBroker extends AutoCloseable {

    /** Returns when it can be reached. */
    void start() throws IOException, InterruptedException;

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException;

    String url();

    String user();

    String password();

    @Override
    default void close() {
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
