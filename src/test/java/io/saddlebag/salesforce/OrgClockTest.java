package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrgClockTest {

    private static final Instant HERE = Instant.parse("2026-03-31T10:00:00Z");
    private static final Instant THERE = Instant.parse("2026-03-31T10:10:00Z");

    private long nanos = 42;
    private final OrgClock clock = new OrgClock(() -> HERE, () -> nanos);

    @Test
    void until_an_answer_has_come_it_tells_the_time_of_this_machine() {
        assertThat(clock.instant()).isEqualTo(HERE);
    }

    @Test
    void an_answer_sets_it_and_it_goes_on_by_itself_though_this_machine_is_ten_minutes_away() {
        answer(THERE, Duration.ofMillis(50));
        pass(Duration.ofMinutes(1));

        assertThat(clock.instant())
                .isBetween(
                        THERE.plusSeconds(60).minusMillis(60),
                        THERE.plusSeconds(60).plusMillis(50));
    }

    @Test
    void it_is_never_ahead_of_salesforce_and_with_more_answers_hardly_behind() {
        var random = new Random(7);
        var truth = THERE.plusMillis(731);
        for (int i = 0; i < 200; i++) {
            var answered = Duration.ofMillis(random.nextInt(100));
            var travelled = Duration.ofMillis(random.nextInt(100));
            var asked = clock.leaving();
            pass(answered);
            truth = truth.plus(answered);
            var date = Instant.ofEpochSecond(truth.getEpochSecond());
            pass(travelled);
            truth = truth.plus(travelled);
            clock.heard(date, asked);
            assertThat(clock.instant()).isBeforeOrEqualTo(truth);
            var quiet = Duration.ofMillis(random.nextInt(5_000));
            pass(quiet);
            truth = truth.plus(quiet);
        }

        assertThat(Duration.between(clock.instant(), truth)).isBetween(Duration.ZERO, Duration.ofMillis(300));
    }

    @Test
    void a_clock_that_was_wrong_by_an_hour_is_put_right_by_the_next_answer_either_way() {
        answer(THERE.plusSeconds(3_600), Duration.ofMillis(10));
        answer(THERE, Duration.ofMillis(10));
        assertThat(clock.instant()).isEqualTo(THERE);

        answer(THERE.plusSeconds(3_600), Duration.ofMillis(10));
        assertThat(clock.instant()).isEqualTo(THERE.plusSeconds(3_600));
    }

    @Test
    void an_answer_that_took_long_says_little_and_does_not_make_it_worse() {
        answer(THERE, Duration.ofMillis(10));
        pass(Duration.ofSeconds(100));

        long left = clock.leaving();
        pass(Duration.ofSeconds(90));
        clock.heard(THERE.plusSeconds(101), left);

        assertThat(clock.instant()).isAfter(THERE.plusSeconds(189)).isBefore(THERE.plusSeconds(191));
    }

    private void answer(Instant date, Duration took) {
        long left = clock.leaving();
        pass(took);
        clock.heard(date, left);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }
}
