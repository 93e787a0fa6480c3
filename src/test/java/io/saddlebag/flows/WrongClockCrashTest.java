package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a process that was killed had sent is known again by Salesforce's time, which the ledger has kept. */
class WrongClockCrashTest {

    private static final int ROWS = 2_000;

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(ints = {-10, 10})
    void inserts_that_were_out_when_the_process_was_killed_count_as_created_and_are_not_sent_again(int minutesAhead)
            throws Exception {
        try (var salesforce = Simulator.start(
                Settings.defaults().withClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutesAhead))))) {
            prepare(salesforce);
            killWithFiveCallsOut(salesforce);

            int code = new Commands().in(home, "run", "--once");

            assertThat(code).isZero();
            assertThat(salesforce.writes("Contact"))
                    .hasSize(ROWS)
                    .extracting(write -> write.values().get("Customer_No__c"))
                    .doesNotHaveDuplicates();
            try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
                assertThat(ledger.deadLetters().list(DeadLetterFilter.UNSETTLED))
                        .isEmpty();
            }
            assertThat(Files.readAllLines(home.resolve("results/people/people.results.csv")))
                    .hasSize(ROWS + 1);
        }
    }

    /** The records of these calls are there, and nobody has heard the answers. */
    private void killWithFiveCallsOut(Simulator salesforce) throws Exception {
        var killed = new CountDownLatch(1);
        salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(killed));
        var process = Child.start(Child.java(List.of(), Main.class, "run", "--home", home.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("killed.log").toFile()));
        Until.itIs(() -> salesforce.count("Contact") == 5 * 200);
        process.destroyForcibly().waitFor();
        killed.countDown();
        salesforce.faults().clear();
    }

    private void prepare(Simulator salesforce) throws Exception {
        Journey.signInFile(home, salesforce);
        Files.writeString(
                Files.createDirectories(home.resolve("routes")).resolve("people.camel.yaml"), WrongClockTest.INSERT);
        Files.writeString(
                Files.createDirectories(home.resolve("inbox/people")).resolve("people.csv"),
                IntStream.range(0, ROWS)
                        .mapToObj(i -> "P-" + i + ",Name" + i + "\n")
                        .collect(Collectors.joining("", "id,name\n", "")));
    }
}
