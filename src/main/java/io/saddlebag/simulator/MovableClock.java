package io.saddlebag.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of another clock, moved forward by as much as anybody asked for. */
final class MovableClock implements InstantSource {

    private final InstantSource base;
    private volatile Duration ahead = Duration.ZERO;

    MovableClock(InstantSource base) {
        this.base = base;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    synchronized void advance(Duration by) {
        ahead = ahead.plus(by);
    }
}
