package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.Until;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay is killed after Salesforce has carried out its calls, and before their answers come. */
class InterruptedReplayTest {

    private static final int ROWS = 300;

    @TempDir
    private Path home;

    @Test
    void inserts_of_a_replay_that_was_killed_are_found_at_the_next_start() throws Exception {
        try (var salesforce = Simulator.start(Settings.defaults())) {
            Journey.signInFile(home, salesforce);
            var flow = FlowText.inbox("leads-in", "Lead").with("operation", "insert");
            flow.in(home, "LastName = .name\nCompany = .company\n");
            drop("leads-in", "name,company\n", row -> "Lead" + row + ",\n");
            assertThat(new Commands().in(home, "run", "--once")).isEqualTo(1);
            flow.in(home, FlowText.LEADS);
            killReplay(salesforce, () -> salesforce.count("Lead") == ROWS);

            int code = new Commands().in(home, "run", "--once");

            assertThat(code).isZero();
            assertThat(salesforce.writes("Lead")).hasSize(ROWS);
            assertThat(unsettled()).isZero();
        }
    }

    @Test
    void deletes_of_a_replay_that_was_killed_count_as_done_when_they_are_replayed_again() throws Exception {
        try (var salesforce = Simulator.start(Settings.defaults())) {
            Journey.signInFile(home, salesforce);
            FlowText.people().with("operation", "delete").in(home, "Customer_No__c = .id\n");
            drop("people", "id\n", row -> "P-" + row + "\n");
            assertThat(new Commands().in(home, "run", "--once")).isEqualTo(1);
            salesforce.plant(Files.writeString(
                    home.resolve("seed.json"),
                    IntStream.range(0, ROWS - 1)
                            .mapToObj("{\"LastName\": \"N\", \"Customer_No__c\": \"P-%d\"}"::formatted)
                            .collect(Collectors.joining(",", "{\"records\": {\"Contact\": [", "]}}"))));
            killReplay(salesforce, () -> salesforce.count("Contact") == 0);

            int code = new Commands().in(home, "replay", "--overwrite");

            assertThat(code).isEqualTo(1);
            assertThat(unsettled()).isEqualTo(1);
        }
    }

    private void killReplay(Simulator salesforce, Callable<Boolean> done) throws Exception {
        var killed = new CountDownLatch(1);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(killed));
        var replay = Child.start(Child.java(List.of(), Main.class, "replay", "--overwrite", "--home", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("killed.log").toFile()));
        Until.itIs(done);
        replay.destroyForcibly().waitFor();
        killed.countDown();
        salesforce.faults().clear();
    }

    private long unsettled() {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            return ledger.deadLetters().count(DeadLetterFilter.UNSETTLED);
        }
    }

    private void drop(String flow, String header, IntFunction<String> row) throws Exception {
        Files.writeString(
                Files.createDirectories(home.resolve("inbox").resolve(flow)).resolve("rows.csv"),
                IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("", header, "")));
    }
}
