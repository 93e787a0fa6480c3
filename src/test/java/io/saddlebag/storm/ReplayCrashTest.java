package io.saddlebag.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCrashTest {

    private static final int A_GLANCE = 5;

    @TempDir
    private Path home;

    @Test
    void a_replay_that_was_killed_after_its_insert_arrived_is_settled_and_not_sent_again() throws Exception {
        try (var salesforce = Simulator.start()) {
            var loader = new Loader(home, salesforce);
            loader.prepare();
            var flow = home.resolve("routes/prospects.camel.yaml");
            var right = Files.readString(flow);
            Files.writeString(flow, right.replace("Company        = \"Storm\"", "Company        = .company"));
            Files.writeString(home.resolve("inbox/prospects/p.csv"), "key,name,email,company\nP-1,Ada,,\n");
            assertThat(command("run", "--once")).isEqualTo(1);
            Files.writeString(flow, right);
            killReplayAfterTheInsert(loader, salesforce);

            assertThat(command("replay", "--code", "UNKNOWN_OUTCOME")).isZero();

            assertThat(salesforce.writes("Lead")).hasSize(1);
            try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
                assertThat(ledger.deadLetters().count(DeadLetterFilter.UNSETTLED))
                        .isZero();
                assertThat(ledger.deadLetters().count(DeadLetterFilter.UNSETTLED.in(DeadLetterState.SETTLED)))
                        .isEqualTo(1);
            }
        }
    }

    /** The record is stored and the answer lost; the process waits before it looks for the record. */
    private void killReplayAfterTheInsert(Loader loader, Simulator salesforce) throws Exception {
        var settings = home.resolve("application.properties");
        var quick = Files.readString(settings);
        Files.writeString(settings, quick + "saddlebag.retry-pause = 60s\nsaddlebag.retry-longest-pause = 60s\n");
        salesforce.next(new Fault.AnswerLost());
        var replay = loader.start("replay");
        while (salesforce.count("Lead") == 0) {
            assertThat(replay.waitFor(A_GLANCE, TimeUnit.MILLISECONDS)).isFalse();
        }
        replay.destroyForcibly().waitFor();
        Files.writeString(settings, quick);
    }

    private int command(String... words) {
        return new Commands().in(home, words);
    }
}
