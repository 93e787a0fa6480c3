package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CircuitBreakerTest {

    private static final String CONTACTS = IntStream.range(0, 3_000)
            .mapToObj(i -> "C-" + i + ",Ada,Lovelace,,,,,\n")
            .collect(Collectors.joining("", "id,First Name,Last Name,email,phone,birthdate,source,account\n", ""));

    @TempDir
    private Path folder;

    @Test
    void a_single_call_tries_whether_salesforce_is_back_before_the_others_follow() throws Exception {
        try (var journey = new Journey(folder, Settings.defaults().withLatency(Duration.ofMillis(200)))) {
            journey.with("saddlebag.retry-budget", "10ms")
                    .with("saddlebag.pause", "10ms")
                    .start();
            journey.receives("contacts", "first.csv", CONTACTS);
            var together = new CountDownLatch(1);
            journey.salesforce.every(1, new Fault.ServerUnavailable());
            journey.salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(together));

            journey.drop("contacts", "march.csv", CONTACTS.getBytes(StandardCharsets.UTF_8));
            Until.itIs(() -> journey.salesforce.requests().atOnce() == 5);
            together.countDown();
            // Each call fails twice: after the second time the budget is spent. At first several are out.
            assertThat(journey.nextReport().calls()).isGreaterThan(2);
            assertThat(journey.nextReport().calls()).isEqualTo(2);
            assertThat(journey.nextReport().calls()).isEqualTo(2);
            journey.salesforce.faults().clear();
            var report = journey.nextReport();
            while (report.trouble().isPresent()) {
                report = journey.nextReport();
            }

            assertThat(report.counts().total()).isEqualTo(3_000);
            assertThat(journey.deadLetters()).isEmpty();
        }
    }
}
