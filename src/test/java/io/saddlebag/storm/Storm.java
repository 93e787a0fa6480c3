package io.saddlebag.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Loads one file after another while the loader is killed again and again, and looks at each file when it has ended.
 *
 * @param kills how many times, each at a random moment while calls are out
 * @param killsPerFile of these; then the file may end in peace
 * @param rows of each file
 * @param withinMillis the longest time between the first call and the kill
 */
record Storm(Path home, int kills, int killsPerFile, int rows, int withinMillis, long seed) {

    private static final int ONE_KILL_AT_START_IN = 10;
    private static final int START_MILLIS = 1_500;
    private static final int NEEDS_A_PERSON = 1;

    /** @return what happened; every file was found as it must be */
    StormTally rage() throws Exception {
        var random = new Random(seed);
        var tally = new StormTally();
        var begun = Instant.now();
        try (var salesforce = Simulator.start(Settings.defaults()
                .withLatency(Duration.ofMillis(100))
                .withDailyApiLimit(1_000_000_000)
                .withSeed(seed))) {
            var loader = new Loader(home, salesforce);
            loader.prepare();
            for (int number = 1; tally.kills < kills || number <= Cargo.Kind.values().length; number++) {
                var kinds = Cargo.Kind.values();
                var cargo = Cargo.of(kinds[number % kinds.length], number, rows, random);
                salesforce.reset();
                disturb(salesforce);
                loader.drop(cargo);
                load(loader, cargo, tally, Math.min(kills, tally.kills + killsPerFile), random);
                new Inspection(home, salesforce, cargo).addTo(tally);
                System.out.println(cargo.name() + ": " + tally.sentence(Duration.between(begun, Instant.now())));
            }
        }
        return tally;
    }

    private static void disturb(Simulator salesforce) {
        salesforce.rate(0.05, new Fault.ServerUnavailable());
        salesforce.rate(0.02, new Fault.RowLocked());
        salesforce.rate(0.01, new Fault.AnswerLost());
    }

    private void load(Loader loader, Cargo cargo, StormTally tally, int untilKills, Random random) throws Exception {
        int exit = Integer.MIN_VALUE;
        while (!loader.isDone(cargo)) {
            var process = loader.start();
            if (tally.kills < untilKills && random.nextInt(ONE_KILL_AT_START_IN) == 0) {
                process.waitFor(random.nextInt(START_MILLIS), TimeUnit.MILLISECONDS);
                tally.killsAtStart += process.isAlive() ? 1 : 0;
                process.destroyForcibly().waitFor();
            } else if (tally.kills < untilKills && loader.killWhileCallsAreOut(process, withinMillis, random)) {
                tally.kills++;
            } else {
                exit = process.waitFor();
            }
        }
        // What was moved just before a kill is ended in the ledger by the next start.
        if (exit == Integer.MIN_VALUE) {
            exit = loader.start().waitFor();
        } else {
            assertThat(exit).isEqualTo(NEEDS_A_PERSON);
        }
    }
}
