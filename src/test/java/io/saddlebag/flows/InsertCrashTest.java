package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsertCrashTest {

    private static final int ROWS = 4_000;

    @TempDir
    private Path home;

    @Test
    void an_insert_that_is_killed_goes_on_without_a_second_copy_of_any_record_and_holds_none() throws Exception {
        try (var salesforce = Simulator.start(
                Settings.defaults().withLatency(Duration.ofMillis(100)).withDailyApiLimit(1_000_000))) {
            prepare(salesforce);
            var process = runUntilSomeAreThere(salesforce);
            process.destroyForcibly().waitFor();

            int code = new Commands().in(home, "run", "--once");

            assertThat(code).isZero();
            assertThat(salesforce.records("Lead"))
                    .hasSize(ROWS)
                    .extracting(lead -> lead.get("LastName"))
                    .doesNotHaveDuplicates();
            try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
                assertThat(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED))
                        .isEmpty();
            }
            assertThat(home.resolve("done/leads-in/leads.csv")).exists();
            assertThat(Files.readAllLines(home.resolve("results/leads-in/leads.results.csv")))
                    .hasSize(ROWS + 1);
        }
    }

    @Test
    void an_insert_that_is_told_to_stop_hears_its_answers_first_and_goes_on_at_the_next_start() throws Exception {
        try (var salesforce = Simulator.start(
                Settings.defaults().withLatency(Duration.ofMillis(100)).withDailyApiLimit(1_000_000))) {
            prepare(salesforce);
            salesforce.faults().next(Kind.COLLECTIONS, soonSlow());
            var process = runUntilSomeAreThere(salesforce);
            process.destroy();
            process.waitFor();
            int sent = salesforce.count("Lead");
            salesforce.faults().clear();

            int code = new Commands().in(home, "run", "--once");

            assertThat(sent).isBetween(1_000, ROWS - 1);
            assertThat(code).isZero();
            assertThat(salesforce.records("Lead"))
                    .hasSize(ROWS)
                    .extracting(lead -> lead.get("LastName"))
                    .doesNotHaveDuplicates();
        }
    }

    /** After the first 1,000 rows calls take so long that nobody who is to stop them comes too late. */
    private static Fault[] soonSlow() {
        return IntStream.range(0, ROWS / 200)
                .mapToObj(call -> new Fault.SlowAnswer(Duration.ofSeconds(call < 5 ? 0 : 4)))
                .toArray(Fault[]::new);
    }

    private Process runUntilSomeAreThere(Simulator salesforce) throws Exception {
        var process = Child.start(Child.java(List.of(), Main.class, "run", "--once", "--home", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("stopped.log").toFile()));
        while (salesforce.count("Lead") < 1_000 && !process.waitFor(5, TimeUnit.MILLISECONDS)) {
            // Calls are out; the next look comes when the wait is over.
        }
        return process;
    }

    private void prepare(Simulator salesforce) throws Exception {
        // Longer than a call takes here: one that was killed just before it left never comes.
        Journey.signInFile(home, salesforce, "saddlebag.longest-call = 10s");
        FlowText.inbox("leads-in", "Lead").with("operation", "insert").in(home, FlowText.LEADS);
        Files.write(
                Files.createDirectories(home.resolve("inbox/leads-in")).resolve("leads.csv"),
                IntStream.rangeClosed(0, ROWS)
                        .mapToObj(i -> i == 0 ? "name" : "Lead" + i)
                        .collect(Collectors.toCollection(() -> new java.util.ArrayList<>(List.of()))));
    }
}
