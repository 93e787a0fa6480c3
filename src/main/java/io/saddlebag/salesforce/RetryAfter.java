package io.saddlebag.salesforce;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long callers were last asked to wait, by Salesforce or a gateway before it, with the answer 429 or 503: {@code Retry-After: 120},
 * or a date (RFC 9110, section 10.2.3). Safe for many threads.
 */
public final class RetryAfter {

    /** More is not believed: a mistake in one answer is not to stop a night's loads. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final InstantSource clock;
    private volatile Instant until = Instant.EPOCH;

    public RetryAfter(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param value as the answer gives it; what cannot be read tells no more than none
     * @param date the answer's own {@code Date}, from which a date in the value is counted: this machine's clock may be wrong
     */
    public void heard(String value, Optional<String> date) {
        var now = clock.instant();
        wait(value.strip(), date, now)
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
                .ifPresent(wait -> until = now.plus(wait));
    }

    private static Optional<Duration> wait(String value, Optional<String> date, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return time(value)
                .map(then -> Duration.between(date.flatMap(RetryAfter::time).orElse(now), then));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What is left of it; zero when nobody asked, or it is over. */
    Duration left() {
        var left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
