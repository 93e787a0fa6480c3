package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.MovableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private final MovableClock watch = MovableClock.at("2026-11-23T10:00:00Z");
    private final RetryAfter retryAfter = new RetryAfter(watch);

    @Test
    void seconds_are_counted_from_the_answer() {
        retryAfter.heard("120", Optional.empty());

        assertThat(retryAfter.left()).isEqualTo(Duration.ofMinutes(2));
        watch.forward(Duration.ofSeconds(100));
        assertThat(retryAfter.left()).isEqualTo(Duration.ofSeconds(20));
        watch.forward(Duration.ofSeconds(100));
        assertThat(retryAfter.left()).isZero();
    }

    @Test
    void a_date_is_counted_from_the_answers_own_date() {
        retryAfter.heard("Mon, 23 Nov 2026 12:05:00 GMT", Optional.of("Mon, 23 Nov 2026 12:00:00 GMT"));
        assertThat(retryAfter.left()).isEqualTo(Duration.ofMinutes(5));

        retryAfter.heard("Mon, 23 Nov 2026 10:01:00 GMT", Optional.empty());
        assertThat(retryAfter.left()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void more_than_an_hour_is_not_believed_and_nonsense_and_times_that_are_over_ask_for_nothing() {
        retryAfter.heard("999999999", Optional.empty());
        assertThat(retryAfter.left()).isEqualTo(Duration.ofHours(1));

        retryAfter.heard("0", Optional.empty());
        for (String value : new String[] {"soon", "", "-5", "1.5", "Mon, 23 Nov 2026 09:00:00 GMT"}) {
            retryAfter.heard(value, Optional.empty());
            assertThat(retryAfter.left()).as(value).isZero();
        }
    }
}
