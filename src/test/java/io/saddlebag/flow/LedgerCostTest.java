package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger costs, in time and in bytes. Prints the figures; wants a machine that does nothing else meanwhile. */
@Tag("ledger")
class LedgerCostTest {

    private static final int CALLS_IN_FLIGHT = 5;
    private static final int ROUNDS = 5;

    @TempDir
    private Path home;

    @Test
    void at_150_ms_a_load_is_at_most_5_percent_slower_than_without_a_ledger() throws Exception {
        int rows = 40_000;
        var latency = Duration.ofMillis(150);
        var with = new ArrayList<Duration>();
        var without = new ArrayList<Duration>();
        try (var salesforce = salesforce(latency);
                var loads = new TimedLoads(home.resolve("with"), salesforce, true);
                var bareLoads = new TimedLoads(home.resolve("without"), salesforce, false)) {
            loads.load(rows);
            bareLoads.load(rows);
            for (int round = 0; round < ROUNDS; round++) {
                without.add(bareLoads.load(rows));
                with.add(loads.load(rows));
            }
        }
        double slower = 100.0 * quickest(with) / quickest(without) - 100;
        System.out.printf(
                "%,d rows at %d ms: %,d ms with the ledger, %,d ms without: %.1f %% slower; the calls alone take %,d ms%n",
                rows,
                latency.toMillis(),
                quickest(with),
                quickest(without),
                slower,
                rows / 200 * latency.toMillis() / CALLS_IN_FLIGHT);

        assertThat(slower).isLessThanOrEqualTo(5);
    }

    @Test
    void a_million_good_rows_are_delivered_at_20000_a_second_and_leave_less_than_5_mb() throws Exception {
        int rows = 1_000_000;
        try (var salesforce = salesforce(Duration.ZERO);
                var loads = new TimedLoads(home.resolve("with"), salesforce, true);
                var bareLoads = new TimedLoads(home.resolve("without"), salesforce, false)) {
            bareLoads.load(rows / 10);
            loads.load(rows / 10);
            double bare = 1000.0 * rows / bareLoads.load(rows).toMillis();
            double rate = 1000.0 * rows / loads.load(rows).toMillis();
            System.out.printf(
                    "%,d rows at 0 ms: %,.0f rows/s with the ledger, %,.0f without; state/ holds %,d bytes%n",
                    rows, rate, bare, loads.stateBytes());

            assertThat(rate).isGreaterThanOrEqualTo(20_000);
            assertThat(loads.stateBytes()).isLessThan(5_000_000);
        }
    }

    private static Simulator salesforce(Duration latency) throws IOException {
        return Simulator.start(Settings.defaults()
                .withLatency(latency)
                .withDailyApiLimit(1_000_000_000)
                .withHistory(0));
    }

    /** The one that the rest of the machine disturbed least. */
    private static long quickest(List<Duration> times) {
        return Collections.min(times).toMillis();
    }
}
