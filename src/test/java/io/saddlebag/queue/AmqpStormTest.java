package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.QuietBroker;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a process that reads what AMQP senders of every kind of message id have sent to the broker in it. */
@ExtendWith(QuietBroker.class)
class AmqpStormTest {

    private static final int KILLS = 100;
    private static final long SEED = 17;

    @TempDir
    private Path home;

    @Test
    @Tag("queues")
    void a_hundred_kills_lose_no_message_of_any_sender_and_deliver_none_twice() throws Exception {
        var begun = Instant.now();
        try (var salesforce = Simulator.start(Settings.defaults()
                .withLatency(Duration.ofMillis(300))
                .withDailyApiLimit(1_000_000_000)
                .withSeed(SEED))) {
            prepare(salesforce);
            var storm = new AmqpStorm(home, salesforce, SEED);
            storm.rage(KILLS);
            System.out.printf(
                    "%d kills, %,d s; %,d messages in each of two queues, %,d of them bad: %,d leads (insert), %,d contacts (upsert), dead letters %s and %s%n",
                    storm.kills(),
                    Duration.between(begun, Instant.now()).toSeconds(),
                    storm.sent().size(),
                    storm.bad().size(),
                    salesforce.count("Lead"),
                    salesforce.count("Contact"),
                    storm.deadLetters("leads-in"),
                    storm.deadLetters("people"));
            check(storm, "Lead", "leads-in", AmqpStorm.LEADS);
            check(storm, "Contact", "people", AmqpStorm.PEOPLE);
        }
    }

    private void prepare(Simulator salesforce) throws Exception {
        Files.writeString(home.resolve("application.properties"), """
                camel.component.salesforce.login-url = %s
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                saddlebag.retry-pause = 20ms
                saddlebag.retry-longest-pause = 200ms
                saddlebag.poll-interval = 20ms
                saddlebag.broker.address = 127.0.0.1:0
                """.formatted(salesforce.url()));
        FlowText.queue("people", AmqpStorm.PEOPLE, "Contact")
                .with("key", "Customer_No__c")
                .in(home, FlowText.PEOPLE);
        FlowText.queue("leads-in", AmqpStorm.LEADS, "Lead")
                .with("operation", "insert")
                .with("unique", "Ext__c")
                .in(home, FlowText.LEADS + "Ext__c = .id\n");
    }

    private static void check(AmqpStorm storm, String object, String flow, String queue) throws Exception {
        assertThat(storm.inSalesforce(object))
                .as("lost or twice in Salesforce: %s", object)
                .containsExactlyInAnyOrderElementsOf(storm.good());
        assertThat(storm.results(flow))
                .as("lines in the results of %s", flow)
                .hasSize(storm.sent().size());
        assertThat(storm.results(flow).values()).as("settled once").containsOnly(1);
        assertThat(storm.deadLetters(flow))
                .isEqualTo(Map.of("REQUIRED_FIELD_MISSING", storm.bad().size()));
        assertThat(storm.bodies(queue)).as("left in the queue").isEmpty();
        assertThat(storm.bodies(queue + ".dlq"))
                .as("copies")
                .hasSize(storm.bad().size())
                .doesNotHaveDuplicates();
    }
}
