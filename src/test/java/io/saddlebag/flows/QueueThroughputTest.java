package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.Postbox;
import io.saddlebag.simulator.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast messages become records: broker with its journal, ledger, client and simulator in one process. Prints figures. */
@Tag("queues")
class QueueThroughputTest {

    private static final int MESSAGES = 100_000;
    private static final int CALLS_IN_FLIGHT = 5;
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_messages_where_salesforce_answers_at_once() throws Exception {
        try (var journey =
                        new Journey(folder).flow("people", QueueFlowTest.FLOW).start();
                var postbox = journey.postbox()) {
            postbox.send("crm.people", "{\"id\": \"warm\", \"name\": \"Up\"}");
            journey.nextReport();
            var began = Instant.now();
            var cpu = cpu();
            postbox.sendAll("crm.people", texts(MESSAGES), 1_000);
            var sent = Duration.between(began, Instant.now());
            awaitCreated(journey, MESSAGES + 1);
            var took = Duration.between(began, Instant.now());

            System.out.printf(
                    "%,d messages, from the first sent to the last in Salesforce %.1f s (sent within %.1f s): %,.0f messages/s,"
                            + " %.1f CPU seconds%n",
                    MESSAGES, seconds(took), seconds(sent), MESSAGES / seconds(took), seconds(cpu().minus(cpu)));
            assertThat(MESSAGES / seconds(took)).isGreaterThan(5_000);
        }
    }

    /** At 150 ms the processors of a busy machine are a bound, too. */
    @Test
    void at_150_ms_for_a_call_the_calls_in_flight_are_the_bound() throws Exception {
        assertThat(shareOfTheBound(150, 60_000)).isGreaterThan(0.5);
    }

    @Test
    void at_600_ms_for_a_call_nothing_but_the_calls_in_flight_is_the_bound() throws Exception {
        assertThat(shareOfTheBound(600, 24_000)).isGreaterThan(0.85);
    }

    /** How much of what the calls in flight allow is reached, once a third of the messages are through. */
    private double shareOfTheBound(int callMillis, int messages) throws Exception {
        try (var broker = OpenBroker.start(folder.resolve("elsewhere"), "127.0.0.1", 0)) {
            var login = QueueAgainTest.login(folder.resolve("elsewhere"));
            try (var postbox = new Postbox(broker.url(), login[0], login[1])) {
                postbox.sendAll("crm.people", texts(messages), 1_000);
            }
            try (var journey = new Journey(
                            folder.resolve("home"), Settings.defaults().withLatency(Duration.ofMillis(callMillis)))
                    .flow("people", QueueFlowTest.FLOW)
                    .with("saddlebag.broker.url", broker.url())
                    .with("saddlebag.broker.user", login[0])
                    .with("saddlebag.broker.password", login[1])
                    .start()) {
                awaitCreated(journey, messages / 3);
                var began = Instant.now();
                int before = journey.salesforce.count("Contact");
                awaitCreated(journey, messages);
                double perSecond = (messages - before) / seconds(Duration.between(began, Instant.now()));

                double bound = CALLS_IN_FLIGHT * 200 * 1000.0 / callMillis;
                System.out.printf(
                        "%,.0f messages/s of the %,.0f that %d calls of %d ms allow%n",
                        perSecond, bound, CALLS_IN_FLIGHT, callMillis);
                return perSecond / bound;
            }
        }
    }

    private static void awaitCreated(Journey journey, int records) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        var pause = new CountDownLatch(1);
        while (journey.salesforce.count("Contact") < records) {
            assertThat(Instant.now()).isBefore(deadline);
            pause.await(5, TimeUnit.MILLISECONDS);
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** Of sender, broker, Saddlebag and simulator together. */
    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static List<String> texts(int messages) {
        return IntStream.range(0, messages)
                .mapToObj(i -> "{\"id\": \"C-%d\", \"name\": \"Lovelace %d\"}".formatted(i, i))
                .toList();
    }
}
