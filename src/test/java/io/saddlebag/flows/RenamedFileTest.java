package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.flow.FileReport;
import io.saddlebag.simulator.faults.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamedFileTest {

    private static final int ROWS = 8_000;

    private static final String LEADS = IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> "Lead" + i + "\n")
            .collect(Collectors.joining("", "name\n", ""));

    @TempDir
    private Path folder;

    private Journey journey;

    @AfterEach
    void close() {
        journey.close();
    }

    @BeforeEach
    void a_file_waits_of_which_some_rows_were_inserted() throws Exception {
        journey = new Journey(folder)
                .flow("leads-in", CallsStillOutTest.INSERT)
                .with("saddlebag.retry-budget", "1ms")
                .with("saddlebag.pause", "1h")
                .start();
        journey.salesforce.faults().next(goesAwayAfter(3));
        var report = journey.receives("leads-in", "march.csv", LEADS);
        assertThat(report.trouble()).isPresent();
        assertThat(report.counts().created()).isPositive().isLessThan(ROWS);
        journey.stop();
        journey.salesforce.faults().clear();
    }

    @Test
    void a_file_that_was_renamed_while_it_waited_goes_on_where_it_was() throws Exception {
        var inbox = journey.home.inbox("leads-in");
        Files.move(inbox.resolve("march.csv"), inbox.resolve("april.csv"));
        journey.start();

        var report = journey.nextReport();

        assertThat(report.rejected()).isEmpty();
        assertThat(report.counts().created()).isEqualTo(ROWS);
        assertInsertedOnce();
        assertThat(journey.home.done("leads-in").resolve("april.csv")).exists();
        assertThat(Files.readAllLines(report.results().orElseThrow())).hasSize(ROWS + 1);
    }

    @Test
    void a_copy_beside_a_file_that_waits_is_set_aside() throws Exception {
        var inbox = journey.home.inbox("leads-in");
        // Older, so that it is met first.
        Files.setLastModifiedTime(
                Files.write(inbox.resolve("copy.csv"), LEADS.getBytes(StandardCharsets.UTF_8)),
                FileTime.from(Instant.EPOCH));
        journey.start();

        var reports = Stream.of(journey.nextReport(), journey.nextReport())
                .collect(Collectors.toMap(FileReport::name, report -> report));

        assertThat(reports.get("march.csv").counts().created()).isEqualTo(ROWS);
        assertThat(reports.get("copy.csv").rejected().orElseThrow())
                .contains("inbox/leads-in/copy.csv: the same content is being loaded")
                .contains("as inbox/leads-in/march.csv, at ");
        assertInsertedOnce();
    }

    private void assertInsertedOnce() {
        assertThat(journey.salesforce.records("Lead"))
                .hasSize(ROWS)
                .extracting(lead -> lead.get("LastName"))
                .doesNotHaveDuplicates();
    }

    /** A fault that is none lets a call pass. */
    private static Fault[] goesAwayAfter(int calls) {
        return Stream.concat(
                        Stream.generate(() -> new Fault.SlowAnswer(Duration.ZERO))
                                .limit(calls),
                        Stream.generate(Fault.ConcurrentLimit::new).limit(60))
                .toArray(Fault[]::new);
    }
}
