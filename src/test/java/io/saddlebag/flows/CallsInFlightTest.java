package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import io.saddlebag.simulator.faults.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsInFlightTest {

    private static final String HEADER = "id,First Name,Last Name,email,phone,birthdate,source,account\n";

    @TempDir
    private Path home;

    @Test
    void as_many_calls_as_the_setting_says_are_under_way_and_never_one_more() throws Exception {
        try (var journey = new Journey(home).with("saddlebag.calls-in-flight", "3")) {
            journey.start();
            journey.salesforce.rate(1, new Fault.SlowAnswer(Duration.ofMillis(50)));

            var report = journey.receives("contacts", "c.csv", contacts(4_000));

            assertThat(report.counts()).isEqualTo(new Counts(4_000, 0, 0, 0));
            assertThat(journey.salesforce.requests().atOnceAtMost()).isEqualTo(3);
        }
    }

    @Test
    void a_call_that_fails_gives_its_place_to_the_next() throws Exception {
        try (var journey = new Journey(home).with("saddlebag.calls-in-flight", "1")) {
            journey.start();
            journey.salesforce.every(2, new Fault.AnswerLost());
            journey.salesforce.every(3, new Fault.ServerUnavailable(true));

            var report = journey.receives("contacts", "c.csv", contacts(1_000));

            assertThat(report.counts().total()).isEqualTo(1_000);
            assertThat(report.counts().deadLetters()).isZero();
            assertThat(journey.salesforce.requests().atOnceAtMost()).isEqualTo(1);
        }
    }

    private static String contacts(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "C-" + i + ",Ada,Name" + i + ",,,,,\n")
                .collect(Collectors.joining("", HEADER, ""));
    }
}
