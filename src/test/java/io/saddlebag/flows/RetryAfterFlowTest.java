package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryAfterFlowTest {

    private static final String ROWS =
            "id,First Name,Last Name,email,phone,birthdate,source,account\nA-1,Ada,Lee,,,,,\n";

    @TempDir
    private Path home;

    @Test
    void no_call_is_made_before_the_time_that_the_answer_asks_to_wait() throws Exception {
        try (var journey = new Journey(home).start()) {
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.RetryLater(503, "2"));
            var begun = Instant.now();

            var report = journey.receives("contacts", "c.csv", ROWS);

            assertThat(report.calls())
                    .as("describe, and one that is asked to wait")
                    .isEqualTo(2);
            assertThat(report.trouble().get().kind()).isEqualTo(Trouble.Kind.DOWN);
            assertThat(report.trouble().get().until().get()).isAfter(begun.plus(Duration.ofMillis(1500)));
            var after = journey.nextReport();
            assertThat(Instant.now()).isAfter(begun.plusSeconds(2));
            assertThat(after.counts()).isEqualTo(new Counts(1, 0, 0, 0));
        }
    }

    @Test
    void a_proxy_may_ask_with_429_and_a_date() throws Exception {
        try (var journey = new Journey(home).start()) {
            var then = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().plus(Duration.ofMinutes(10)).atOffset(ZoneOffset.UTC));
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.RetryLater(429, then));
            var begun = Instant.now();

            var report = journey.receives("contacts", "c.csv", ROWS);

            assertThat(report.trouble().get().until().get()).isAfter(begun.plus(Duration.ofMinutes(9)));
        }
    }

    @Test
    void a_wait_that_is_shorter_than_the_longest_pause_is_waited_for_within_the_load() throws Exception {
        try (var journey =
                new Journey(home).with("saddlebag.retry-longest-pause", "10s").start()) {
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.RetryLater(503, "1"));
            var begun = Instant.now();

            var report = journey.receives("contacts", "c.csv", ROWS);

            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(Instant.now()).isAfter(begun.plusSeconds(1));
        }
    }
}
