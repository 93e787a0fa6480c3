package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.Until;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.dml.Trigger;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed while five calls are out, each of an insert without a unique field. */
class InterruptedInsertTest {

    private static final int ROWS = 1_200;
    private static final int OUT = 5 * 200;

    @TempDir
    private Path home;

    private Simulator salesforce;
    private final CountDownLatch late = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start(Settings.defaults().withDailyApiLimit(1_000_000));
        Journey.signInFile(home, salesforce);
        FlowText.inbox("leads-in", "Lead").with("operation", "insert").in(home, FlowText.LEADS);
    }

    @AfterEach
    void stop() {
        late.countDown();
        salesforce.close();
    }

    @Test
    void calls_that_were_carried_out_count_as_created_at_the_next_start() throws Exception {
        drop(row -> "Lead" + row);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(late));
        killWhen(() -> salesforce.count("Lead") == OUT);

        int code = new Commands().in(home, "run", "--once");

        assertThat(code).isZero();
        assertThat(deadLetters()).isEmpty();
        assertThatEachIsThereOnce();
        assertThat(Files.readAllLines(home.resolve("results/leads-in/leads.results.csv")))
                .filteredOn(line -> line.contains(",delivered,00Q") && line.contains(",created,"))
                .hasSize(ROWS);
    }

    @Test
    void records_that_name_different_fields_are_found_as_any_other() throws Exception {
        FlowText.inbox("leads-in", "Lead").with("operation", "insert").in(home, "Company = \"Y\"\n* = .\n");
        drop(
                "{\"LastName\":\"Lead%d\"}",
                "{\"lastname\":\"Lead%d\",\"email\":\"ada@example.org\",\"NumberOfEmployees\":\"7\"}");
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(late));
        killWhen(() -> salesforce.count("Lead") == OUT);

        int code = new Commands().in(home, "run", "--once");

        assertThat(code).isZero();
        assertThat(deadLetters()).isEmpty();
        assertThatEachIsThereOnce();
    }

    @Test
    void calls_that_are_carried_out_after_the_next_start_are_found_when_they_can_no_longer_be_running()
            throws Exception {
        drop(row -> "Lead" + row);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.CallHeld(late));
        killWhen(this::fiveCallsAreOut);
        killWhen(() -> waiting() == OUT && salesforce.count("Lead") == ROWS - OUT);
        late.countDown();
        Until.itIs(() -> salesforce.count("Lead") == ROWS, () -> salesforce.count("Lead"));
        salesforce.advance(Duration.ofMinutes(11));

        int code = new Commands().in(home, "run", "--once");

        assertThat(code).isZero();
        assertThat(deadLetters()).isEmpty();
        assertThatEachIsThereOnce();
    }

    @Test
    void calls_that_never_arrived_are_sent_again_when_they_can_no_longer_be_running() throws Exception {
        drop(row -> "Lead" + row);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.CallHeld(late));
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.ConnectionReset());
        killWhen(this::fiveCallsAreOut);
        late.countDown();
        killWhen(() -> waiting() == OUT && salesforce.count("Lead") == ROWS - OUT);
        salesforce.advance(Duration.ofMinutes(11));

        int code = new Commands().in(home, "run", "--once");

        assertThat(code).isZero();
        assertThat(deadLetters()).isEmpty();
        assertThatEachIsThereOnce();
    }

    @Test
    void a_run_that_ends_by_itself_waits_for_a_search_under_way() throws Exception {
        drop(row -> "Lead" + row);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.CallHeld(late));
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.ConnectionReset());
        killWhen(this::fiveCallsAreOut);
        late.countDown();
        Files.writeString(
                home.resolve("application.properties"), "\nsaddlebag.longest-call = 12s\n", StandardOpenOption.APPEND);
        salesforce.faults().every(1, Kind.QUERY, new Fault.SlowAnswer(Duration.ofSeconds(2)));

        int code = new Commands().in(home, "run", "--once");

        assertThat(code).isZero();
        assertThat(deadLetters()).isEmpty();
        assertThatEachIsThereOnce();
    }

    @Test
    void rows_that_a_trigger_has_altered_are_held_and_not_sent_again() throws Exception {
        salesforce.rules().add(new Trigger("Lead", "LastName", name -> name.toUpperCase(Locale.ROOT)));
        drop(row -> "Lead" + row);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(late));
        killWhen(() -> salesforce.count("Lead") == OUT);
        salesforce.advance(Duration.ofMinutes(12));

        int code = new Commands().in(home, "run", "--once");

        assertThat(code).isEqualTo(1);
        assertThat(salesforce.count("Lead")).isEqualTo(ROWS);
        assertThat(deadLetters()).hasSize(OUT).allMatch(dead -> dead.state() == DeadLetterState.HELD);
        assertThat(deadLetters().get(0).failure().message())
                .contains("this user has made records since that may be it, such as 00Q");
    }

    @Test
    void rows_that_are_alike_are_held_and_not_sent_again() throws Exception {
        drop(row -> "Same");
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(late));
        killWhen(() -> salesforce.count("Lead") == OUT);

        int code = new Commands().in(home, "run", "--once");

        assertThat(code).isEqualTo(1);
        assertThat(salesforce.count("Lead")).isEqualTo(ROWS);
        assertThat(deadLetters()).hasSize(OUT).allMatch(dead -> dead.state() == DeadLetterState.HELD);
    }

    private boolean fiveCallsAreOut() {
        return salesforce.requests().count(Kind.COLLECTIONS) == 5;
    }

    private void killWhen(Callable<Boolean> reached) throws Exception {
        var process = Child.start(Child.java(List.of(), Main.class, "run", "--home", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("killed.log").toFile()));
        Until.itIs(reached);
        process.destroyForcibly().waitFor();
        salesforce.faults().clear();
    }

    private void assertThatEachIsThereOnce() {
        assertThat(salesforce.records("Lead"))
                .hasSize(ROWS)
                .extracting(lead -> lead.get("LastName"))
                .doesNotHaveDuplicates();
    }

    private List<DeadLetter> deadLetters() {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            return ledger.deadLetters().list(DeadLetterFilter.UNSETTLED);
        }
    }

    private long waiting() {
        return deadLetters().stream()
                .filter(dead -> dead.state() == DeadLetterState.WAITING)
                .count();
    }

    private void drop(String even, String odd) throws Exception {
        Files.writeString(
                Files.createDirectories(home.resolve("inbox/leads-in")).resolve("leads.ndjson"),
                IntStream.range(0, ROWS)
                        .mapToObj(row -> (row % 2 == 0 ? even : odd).formatted(row))
                        .collect(Collectors.joining("\n")));
    }

    private void drop(IntFunction<String> name) throws Exception {
        Files.writeString(
                Files.createDirectories(home.resolve("inbox/leads-in")).resolve("leads.csv"),
                IntStream.range(0, ROWS).mapToObj(name).collect(Collectors.joining("\n", "name\n", "\n")));
    }
}
