package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.Main;
import io.saddlebag.Until;
import io.saddlebag.ledger.DeadLetter;
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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an interruption only what had left can count as deleted already. */
class DeleteCrashTest {

    private static final int ROWS = 2_000;

    @TempDir
    private Path home;

    @Test
    void a_delete_that_is_killed_reports_the_keys_that_never_existed_as_not_found_and_the_others_with_their_ids()
            throws Exception {
        try (var salesforce = Simulator.start(Settings.defaults().withDailyApiLimit(1_000_000))) {
            prepare(salesforce, IntStream.range(0, ROWS).filter(i -> i % 10 != 0));
            killWithFiveCallsOut(salesforce);

            int code = new Commands().in(home, "run", "--once");

            assertThat(code).isEqualTo(1);
            assertThat(salesforce.count("Contact")).isZero();
            assertThat(notFound()).hasSize(ROWS / 10);
            assertThat(results("delivered,003")).hasSize(ROWS - ROWS / 10);
            assertThat(results("deleted,,The record was gone when it was looked up after a delete"))
                    .hasSize(5 * 180);
        }
    }

    @Test
    void a_delete_that_was_paused_reports_the_keys_that_never_existed_as_not_found() throws Exception {
        try (var salesforce = Simulator.start(Settings.defaults().withDailyApiLimit(1_000_000))) {
            prepare(salesforce, IntStream.empty());
            salesforce.faults().next(Kind.QUERY, new Fault.DailyLimit());
            int paused = new Commands().in(home, "run", "--once");

            int code = new Commands().in(home, "run", "--once");

            assertThat(paused).isEqualTo(3);
            assertThat(code).isEqualTo(1);
            assertThat(notFound()).hasSize(ROWS);
        }
    }

    @Test
    void a_delete_whose_answer_was_lost_before_the_flow_paused_is_done_when_the_record_is_gone_afterwards()
            throws Exception {
        try (var salesforce = Simulator.start(Settings.defaults().withDailyApiLimit(1_000_000))) {
            prepare(salesforce, IntStream.range(0, 200), "saddlebag.retry-pause = 1ms", "saddlebag.retry-budget = 0s");
            salesforce.faults().next(Kind.COLLECTIONS, new Fault.AnswerLost(), new Fault.ServerUnavailable());
            int paused = new Commands().in(home, "run", "--once");

            new Commands().in(home, "run", "--once");

            assertThat(paused).isEqualTo(3);
            assertThat(results("delivered,003")).hasSize(200);
            assertThat(notFound()).hasSize(ROWS - 200);
        }
    }

    /** The records of these calls are gone, and nobody has heard the answers. */
    private void killWithFiveCallsOut(Simulator salesforce) throws Exception {
        var killed = new CountDownLatch(1);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(killed));
        var process = Child.start(Child.java(List.of(), Main.class, "run", "--home", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("killed.log").toFile()));
        Until.itIs(() -> salesforce.count("Contact") == ROWS / 10 * 9 - 5 * 180);
        process.destroyForcibly().waitFor();
        killed.countDown();
        salesforce.faults().clear();
    }

    private List<DeadLetter> notFound() {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            var dead = ledger.deadLetters().list(DeadLetterFilter.UNSETTLED);
            assertThat(dead).allMatch(each -> each.failure().code().equals("NOT_FOUND"));
            return dead;
        }
    }

    private List<String> results(String part) throws Exception {
        return Files.readAllLines(home.resolve("results/people/people.results.csv")).stream()
                .filter(line -> line.contains(part))
                .toList();
    }

    /** @param there the numbers of the contacts that exist */
    private void prepare(Simulator salesforce, IntStream there, String... settings) throws Exception {
        Journey.signInFile(home, salesforce, settings);
        var seed = there.mapToObj("{\"LastName\": \"N\", \"Customer_No__c\": \"P-%d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"records\": {\"Contact\": [", "]}}"));
        salesforce.plant(Files.writeString(home.resolve("seed.json"), seed));
        FlowText.people().with("operation", "delete").in(home, "Customer_No__c = .id\n");
        Files.writeString(
                Files.createDirectories(home.resolve("inbox/people")).resolve("people.csv"),
                IntStream.range(0, ROWS).mapToObj(i -> "P-" + i + "\n").collect(Collectors.joining("", "id\n", "")));
    }
}
