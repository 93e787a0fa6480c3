package io.saddlebag.cli;

import io.saddlebag.Saddlebag;
import java.util.concurrent.CountDownLatch;

/** Waits for Ctrl-C or SIGTERM, and lets the process end only when Saddlebag has stopped at a clean point. */
final class Stop {

    private Stop() {}

    static void await(Saddlebag saddlebag) throws InterruptedException {
        var asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            saddlebag.close();
            asked.countDown();
        }));
        asked.await();
    }
}
