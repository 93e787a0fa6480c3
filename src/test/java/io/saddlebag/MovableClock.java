package io.saddlebag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock in UTC that a test moves on. */
public final class MovableClock extends Clock {

    private final InstantSource base;
    private volatile Duration ahead = Duration.ZERO;

    private MovableClock(InstantSource base) {
        this.base = base;
    }

    /** It stands still until it is moved. */
    public static MovableClock at(String instant) {
        return new MovableClock(InstantSource.fixed(Instant.parse(instant)));
    }

    /** It goes as this machine's does, and is moved besides. */
    public static MovableClock running() {
        return new MovableClock(InstantSource.system());
    }

    public synchronized void forward(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource same = this::instant;
        return same.withZone(zone);
    }
}
