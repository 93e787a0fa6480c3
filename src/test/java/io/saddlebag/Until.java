package io.saddlebag;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what is to come, however long this machine takes; only what hangs comes to an end. */
public final class Until {

    /** For what takes a second at most on a machine that does nothing else. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long A_GLANCE_MILLIS = 5;

    private Until() {}

    /** Returns when it is so. */
    public static void itIs(Callable<Boolean> so) throws Exception {
        itIs(so, () -> "it is still not so");
    }

    /** The same; where it never comes, that is told by what is found instead. */
    public static void itIs(Callable<Boolean> so, Callable<?> instead) throws Exception {
        var look = new CountDownLatch(1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.call()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + PATIENCE.toSeconds() + " s: " + instead.call());
            }
            look.await(A_GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
