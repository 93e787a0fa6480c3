package io.saddlebag;

import java.time.Duration;

/** The end of a span of time that began with this; the clock of the day may be set meanwhile. */
record Deadline(long nanos) {

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** At least a millisecond: whoever waits for nothing at all would never look. */
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
    }
}
