package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsStillOutTest {

    private static final int ROWS = 8_000;

    private static final String LEADS = IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> "Lead" + i + "\n")
            .collect(Collectors.joining("", "name\n", ""));

    static final String INSERT =
            FlowText.inbox("leads-in", "Lead").with("operation", "insert").mapping(FlowText.LEADS);

    @TempDir
    private Path folder;

    @Test
    void a_file_that_is_to_wait_does_so_only_when_each_of_its_calls_was_answered() throws Exception {
        try (var journey = new Journey(folder)
                .flow("leads-in", INSERT)
                .with("saddlebag.retry-budget", "1ms")
                .with("saddlebag.pause", "1ms")
                .start()) {
            // One call is long under way, while the others are sent away and soon give up.
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.SlowAnswer(Duration.ofSeconds(2)));
            journey.salesforce
                    .faults()
                    .next(
                            Kind.COLLECTIONS,
                            Stream.generate(Fault.ConcurrentLimit::new)
                                    .limit(60)
                                    .toArray(Fault[]::new));

            journey.drop("leads-in", "leads.csv", LEADS.getBytes(StandardCharsets.UTF_8));
            var report = journey.nextReport();
            assertThat(report.trouble()).isPresent();
            assertThat(report.counts().created()).isEqualTo(200);
            journey.salesforce.faults().clear();
            while (report.trouble().isPresent()) {
                report = journey.nextReport();
            }

            assertThat(report.counts().created()).isEqualTo(ROWS);
            assertThat(journey.salesforce.records("Lead"))
                    .hasSize(ROWS)
                    .extracting(lead -> lead.get("LastName"))
                    .doesNotHaveDuplicates();
        }
    }
}
