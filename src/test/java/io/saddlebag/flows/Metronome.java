package io.saddlebag.flows;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A clock that stands still while the whole machine does: it counts how often ten milliseconds of waiting came to an end. */
final class Metronome implements AutoCloseable {

    private static final int BEAT_MILLIS = 10;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long beats;

    private Metronome() {}

    static Metronome start() {
        var metronome = new Metronome();
        var thread = new Thread(metronome::beat, "metronome");
        thread.setDaemon(true);
        thread.start();
        return metronome;
    }

    private void beat() {
        try {
            while (!stopped.await(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                beats++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long it is since it was started, as far as this machine was awake. */
    Duration time() {
        return Duration.ofMillis(beats * BEAT_MILLIS);
    }

    @Override
    public void close() {
        stopped.countDown();
    }
}
