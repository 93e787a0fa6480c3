package io.saddlebag.cli;

import io.saddlebag.Saddlebag;
import java.util.concurrent.CountDownLatch;

/** Lets Ctrl-C and SIGTERM end the process only when Saddlebag has stopped at a clean point; until it is closed. */
record Stop(Thread hook) implements AutoCloseable {

    static Stop cleanly(Saddlebag saddlebag) {
        var hook = new Thread(saddlebag::close, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Stop(hook);
    }

    /** Waits for the process to be told to end. */
    void await() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is what ends it.
        }
    }
}
