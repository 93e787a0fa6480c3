package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Until;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of which some rows were inserted leaves its inbox before the others were. */
class TakenAwayTest {

    private static final int ROWS = 8_000;

    private static final String LEADS = IntStream.rangeClosed(1, ROWS)
            .mapToObj(i -> "Lead" + i + "\n")
            .collect(Collectors.joining("", "name\n", ""));

    private static final FlowText FLOW = FlowText.inbox("leads-in", "Lead").with("operation", "insert");

    @TempDir
    private Path folder;

    private Journey journey;
    private Path inbox;

    @BeforeEach
    void a_file_waits_of_which_some_rows_were_inserted() throws Exception {
        journey = new Journey(folder)
                .flow("leads-in", FLOW.mapping(FlowText.LEADS))
                .with("saddlebag.retry-budget", "1ms")
                .with("saddlebag.pause", "1h")
                .start();
        Journey.signInFile(folder, journey.salesforce, "saddlebag.poll-interval = 20ms");
        inbox = journey.home.inbox("leads-in");
        journey.salesforce
                .faults()
                .next(
                        Kind.COLLECTIONS,
                        Stream.concat(
                                        Stream.generate(() -> new Fault.SlowAnswer(Duration.ZERO))
                                                .limit(3),
                                        Stream.generate(Fault.ConcurrentLimit::new)
                                                .limit(60))
                                .toArray(Fault[]::new));
        var report = journey.receives("leads-in", "march.csv", LEADS);
        assertThat(report.trouble()).isPresent();
        assertThat(report.counts().created()).isPositive().isLessThan(ROWS);
        journey.salesforce.faults().clear();
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void run_once_ends_with_1_and_names_the_file_and_dropped_again_by_another_name_it_goes_on() throws Exception {
        journey.stop();
        var kept = Files.move(inbox.resolve("march.csv"), folder.resolve("kept"));
        assertThat(status()).contains("march.csv  not finished").contains("inbox/leads-in/march.csv was taken away");
        assertThat(new Commands().in(folder, "status")).isZero();

        var commands = new Commands();
        assertThat(commands.in(folder, "run", "--once")).isEqualTo(1);

        assertThat(commands.out().toString())
                .contains("leads-in: march.csv: ")
                .containsPattern("inbox/leads-in/march.csv was taken away before it was done \\([0-9,]+ rows have"
                        + " their outcome\\)\\. Drop it again, by any name, and it goes on from there\\.");
        assertThat(status()).contains("inbox/leads-in/march.csv was taken away");
        assertThat(new Commands().in(folder, "run", "--once"))
                .as("it is told once")
                .isZero();

        Files.move(kept, inbox.resolve("april.csv"));
        assertThat(new Commands().in(folder, "run", "--once")).isZero();
        assertInsertedOnce();
        assertThat(status()).doesNotContain("taken away");
    }

    @Test
    void the_status_of_a_running_process_tells_it_at_once() throws Exception {
        Files.delete(inbox.resolve("march.csv"));

        assertThat(journey.nextReport().notices()).singleElement().asString().contains("was taken away");
        assertThat(status()).contains("march.csv  not finished").contains("was taken away");
    }

    @Test
    void a_file_that_is_taken_away_while_run_once_reads_it_is_named() throws Exception {
        journey.stop();
        var goes = new CountDownLatch(1);
        journey.salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(goes));
        var commands = new Commands();
        var code = CompletableFuture.supplyAsync(() -> commands.in(folder, "run", "--once"));
        Until.itIs(() -> journey.salesforce.records("Lead").size() > 1_000);
        Files.delete(inbox.resolve("march.csv"));
        goes.countDown();

        assertThat(code.get()).isEqualTo(1);
        assertThat(commands.out().toString())
                .contains("inbox/leads-in/march.csv was taken away before it was done (8,000 rows have their outcome).")
                .doesNotContain("waits in the inbox");
        assertThat(status()).contains("was taken away").doesNotContain("paused");
        assertInsertedOnce();
    }

    @Test
    void a_file_that_is_set_aside_by_a_wrong_flow_goes_on_when_the_flow_is_right_again() throws Exception {
        journey.stop();
        journey.flow("leads-in", FLOW.mapping("LastName = .surname\nCompany = \"Y\"\n"));
        var commands = new Commands();
        assertThat(commands.in(folder, "run", "--once")).isEqualTo(1);
        assertThat(status())
                .contains("march.csv  not finished")
                .contains("rejected/leads-in/march.csv was set aside: inbox/leads-in/march.csv:1:")
                .doesNotContain("%");

        journey.flow("leads-in", FLOW.mapping(FlowText.LEADS));
        assertThat(new Commands().in(folder, "run", "--once"))
                .as("nothing waits, and nothing is wrong")
                .isZero();
        Files.move(folder.resolve("rejected/leads-in/march.csv"), inbox.resolve("march.csv"));
        assertThat(new Commands().in(folder, "run", "--once")).isZero();
        assertInsertedOnce();
    }

    @Test
    void another_file_in_its_place_that_is_set_aside_is_not_taken_for_it() throws Exception {
        journey.stop();
        Files.write(inbox.resolve("march.csv"), "surname\nAda\n".getBytes(StandardCharsets.UTF_8));

        assertThat(new Commands().in(folder, "run", "--once")).isEqualTo(1);

        assertThat(status())
                .contains("march.csv  not finished")
                .contains("Another file took its place, and was set aside: inbox/leads-in/march.csv:1:");
    }

    private void assertInsertedOnce() {
        assertThat(journey.salesforce.records("Lead"))
                .hasSize(ROWS)
                .extracting(lead -> lead.get("LastName"))
                .doesNotHaveDuplicates();
    }

    private String status() {
        var commands = new Commands();
        commands.in(folder, "status");
        return commands.out().toString();
    }
}
