package io.saddlebag.flow;

import java.util.concurrent.CountDownLatch;

/** The first chunk of a load, when the org was in trouble: the second waits until it has its outcomes. */
final class Trial {

    private volatile CountDownLatch answer = new CountDownLatch(0);

    void begins() {
        answer = new CountDownLatch(1);
    }

    /** Returns when Salesforce is known to work, or the load is stopped; at once where there is no trial. */
    void await() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void ends() {
        answer.countDown();
    }
}
