package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Sources;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
            var together = new CountDownLatch(1);
            journey.salesforce.rate(1, new Fault.SlowAnswer(Duration.ofMillis(50)));
            journey.salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(together));

            journey.drop("contacts", "c.csv", contacts(4_000).getBytes(StandardCharsets.UTF_8));
            Until.itIs(() -> journey.salesforce.requests().atOnce() == 3);
            together.countDown();
            var report = journey.nextReport();

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

    @Test
    void a_kill_at_any_moment_leaves_no_more_inserts_in_doubt_than_calls_may_be_under_way() throws Exception {
        try (var journey = new Journey(home)
                .flow("leads-in", CallsStillOutTest.INSERT)
                .with("saddlebag.calls-in-flight", "2")
                .start()) {
            var leads = Stream.concat(
                            Stream.of("name"), IntStream.range(0, 12_000).mapToObj(i -> "Lead" + i))
                    .collect(Collectors.joining("\n"));
            // The call is under way until the ledger was seen to have it.
            var seen = new CountDownLatch(1);
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.AnswerHeld(seen));
            var reader = Executors.newSingleThreadExecutor();
            var report = reader.submit(() -> journey.receives("leads-in", "leads.csv", leads));
            int most = 0;
            try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
                while (!report.isDone()) {
                    most = Math.max(most, chunksInDoubt(ledger.sources()));
                    if (most > 0) {
                        seen.countDown();
                    }
                }
            }
            reader.shutdown();

            assertThat(report.get().counts()).isEqualTo(new Counts(12_000, 0, 0, 0));
            assertThat(most).isBetween(1, 2);
        }
    }

    private static int chunksInDoubt(Sources sources) {
        return sources.loading().stream()
                .mapToInt(source -> sources.sentWithoutOutcome(source.id()).size())
                .sum();
    }

    private static String contacts(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "C-" + i + ",Ada,Name" + i + ",,,,,\n")
                .collect(Collectors.joining("", HEADER, ""));
    }
}
