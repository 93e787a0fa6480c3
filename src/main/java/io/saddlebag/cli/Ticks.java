package io.saddlebag.cli;

import java.time.Duration;

/** The beat of a command that looks again and again. */
@FunctionalInterface
interface Ticks {

    /**
     * Waits for the next beat.
     *
     * @return false when there is to be none
     */
    boolean next() throws InterruptedException;

    static Ticks every(Duration pause) {
        return () -> {
            Thread.sleep(pause.toMillis());
            return true;
        };
    }
}
