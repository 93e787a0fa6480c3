package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {

    private static final int GROUPS = 40;
    private static final int MESSAGES = 2_000;

    @TempDir
    private Path folder;

    @Test
    void two_processes_share_a_queue_and_keep_the_order_of_each_group() throws Exception {
        try (var broker = new BrokerProcess(folder.resolve("broker"));
                var salesforce = Simulator.start(
                        Settings.defaults().withLatency(Duration.ofMillis(50)).withDailyApiLimit(1_000_000))) {
            broker.start();
            var one = new QueueReader(folder.resolve("one"));
            var two = new QueueReader(folder.resolve("two"));
            one.prepare(salesforce, broker);
            two.prepare(salesforce, broker);
            var first = one.start();
            var second = two.start();
            try (var postbox = new Postbox(broker.url(), broker.user(), broker.password())) {
                await(first, second, () -> one.says("reads the queue") && two.says("reads the queue"));
                for (int number = 0; number < MESSAGES; number++) {
                    send(postbox, number);
                }
                await(first, second, () -> rows(one) + rows(two) == MESSAGES);
            } finally {
                first.destroy();
                second.destroy();
                first.waitFor();
                second.waitFor();
            }

            var last = new HashMap<Object, Integer>();
            for (var write : salesforce.writes("Contact")) {
                var number = Integer.parseInt(write.values().get("LastName").toString());
                assertThat(last.getOrDefault(write.values().get("Customer_No__c"), -1))
                        .isLessThan(number);
                last.put(write.values().get("Customer_No__c"), number);
            }
            assertThat(last).hasSize(GROUPS);
            long byOne = rows(one);
            assertThat(byOne).isBetween(MESSAGES / 10L, MESSAGES * 9 / 10L);
            assertThat(byOne + rows(two)).isEqualTo(MESSAGES);
        }
    }

    private static void await(Process first, Process second, Callable<Boolean> done) throws Exception {
        Until.itIs(() -> {
            assertThat(first.isAlive() && second.isAlive()).as("both run").isTrue();
            return done.call();
        });
    }

    private static void send(Postbox postbox, int number) throws Exception {
        var group = "G-" + number % GROUPS;
        postbox.add(QueueReader.QUEUE, session -> {
            var message = session.createTextMessage("{\"id\": \"%s\", \"name\": \"%d\"}".formatted(group, number));
            message.setStringProperty("JMSXGroupID", group);
            return message;
        });
        if (number % 500 == 499) {
            postbox.commit();
        }
    }

    private static long rows(QueueReader reader) throws IOException {
        try (var ledger = Ledger.openReadOnly(reader.home(), Clock.systemUTC()).orElseThrow()) {
            return ledger.sources().since(Instant.EPOCH).stream()
                    .mapToLong(source -> source.counts().total())
                    .sum();
        }
    }
}
