package io.saddlebag.salesforce;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The time at Salesforce, from which this machine's clock may be minutes away: it is learned from the {@code Date} of the
 * answers (RFC 9110, section 6.6.1: whole seconds, when the answer was made).
 *
 * <p>What it tells is the earliest that it can be there now: what Salesforce dates later came later. That errs on the side of
 * holding a record back. Between answers it goes on by the monotonic clock, so that setting this machine's clock right, with
 * calls under way, changes nothing.
 */
public final class OrgClock implements InstantSource {

    /** NTP slews a clock by at most one part in 2,000. */
    private static final long DRIFT = 1_000;

    /** The answer was made at this time by Salesforce's clock or later, and came at this time of the monotonic clock. */
    private record Heard(Instant earliest, long nanos) {
        Instant at(long now) {
            long passed = now - nanos;
            return earliest.plusNanos(passed - passed / DRIFT);
        }
    }

    private final InstantSource here;
    private final LongSupplier nanos;
    private Optional<Heard> heard = Optional.empty();

    /** @param here tells the time until the first answer has come */
    public OrgClock(InstantSource here) {
        this(here, System::nanoTime);
    }

    /** @param nanos the monotonic clock, as {@link System#nanoTime} */
    OrgClock(InstantSource here, LongSupplier nanos) {
        this.here = here;
        this.nanos = nanos;
    }

    /** What {@link #heard} is to be told of a call that is about to leave. */
    public long leaving() {
        return nanos.getAsLong();
    }

    /**
     * Learns from an answer that is just coming in.
     *
     * @param date its {@code Date}
     * @param left what {@link #leaving} told when the call left
     */
    public synchronized void heard(Instant date, long left) {
        long now = nanos.getAsLong();
        // A second that had just begun or was nearly over, and the whole time that the answer took.
        var latest = date.plus(Duration.ofSeconds(1)).plusNanos(now - left);
        boolean known = heard.map(before -> before.at(now))
                .filter(before -> !before.isBefore(date) && !before.isAfter(latest))
                .isPresent();
        if (!known) {
            heard = Optional.of(new Heard(date, now));
        }
    }

    @Override
    public synchronized Instant instant() {
        return heard.map(each -> each.at(nanos.getAsLong())).orElseGet(here::instant);
    }
}
