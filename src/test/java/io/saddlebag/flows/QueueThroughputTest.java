package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast messages become records: broker with its journal, ledger, client and simulator in one process. Prints figures. */
@Tag("queues")
class QueueThroughputTest {

    private static final int MESSAGES = 100_000;
    private static final int CALLS_IN_FLIGHT = 5;

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_messages_where_salesforce_answers_at_once() throws Exception {
        double perSecond = perSecond(Duration.ZERO, MESSAGES);

        assertThat(perSecond).isGreaterThan(5_000);
    }

    @Test
    void at_150_ms_for_a_call_the_calls_in_flight_are_the_bound() throws Exception {
        double perSecond = perSecond(Duration.ofMillis(150), 40_000);

        double bound = CALLS_IN_FLIGHT * 200 / 0.150;
        System.out.printf("bound by calls in flight: %,.0f messages/s%n", bound);
        assertThat(perSecond).isGreaterThan(bound * 0.8);
    }

    private double perSecond(Duration latency, int messages) throws Exception {
        try (var journey = new Journey(folder, Settings.defaults().withLatency(latency))
                        .flow("people", QueueFlowTest.FLOW)
                        .start();
                var postbox = journey.postbox()) {
            postbox.send("crm.people", "{\"id\": \"warm\", \"name\": \"Up\"}");
            journey.nextReport();
            var began = Instant.now();
            var cpu = cpu();
            postbox.sendAll("crm.people", texts(messages), 1_000);
            var sent = Duration.between(began, Instant.now());
            long created = 0;
            while (created < messages) {
                created += journey.nextReport().counts().created();
            }
            var took = Duration.between(began, Instant.now());
            double perSecond = messages * 1000.0 / took.toMillis();
            System.out.printf(
                    "%,d messages in %.1f s (sent within %.1f s): %,.0f messages/s end to end, %.1f CPU seconds%n",
                    messages,
                    took.toMillis() / 1000.0,
                    sent.toMillis() / 1000.0,
                    perSecond,
                    cpu().minus(cpu).toMillis() / 1000.0);
            assertThat(journey.salesforce.count("Contact")).isEqualTo(messages + 1);
            return perSecond;
        }
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
