package io.saddlebag.simulator.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until a test moves it. */
final class MovableClock implements InstantSource {

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void forward(Duration time) {
        now = now.plus(time);
    }
}
