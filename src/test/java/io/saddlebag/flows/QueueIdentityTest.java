package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.Until;
import io.saddlebag.queue.AmqpSender;
import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.Postbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which messages are one and the same. */
class QueueIdentityTest {

    private static final String QUEUE = "crm.leads";
    private static final String ADA = "{\"name\": \"Ada\"}";
    private static final String NAMELESS = "{\"name\": \"\"}";

    /** An insert, so that what is sent twice is there twice. */
    private static final String FLOW = FlowText.queue("leads-in", QUEUE, "Lead")
            .with("operation", "insert")
            .mapping(FlowText.LEADS);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = AmqpSender.Ids.class,
            mode = Mode.EXCLUDE,
            names = {"TEXT", "UUID"})
    void senders_that_count_alike_and_send_the_same_lose_no_message(AmqpSender.Ids ids) throws Exception {
        try (var journey = new Journey(folder).flow("leads-in", FLOW).start();
                var postbox = journey.postbox()) {
            send(journey, postbox, ids::make, ADA);
            send(journey, postbox, ids::make, ADA);

            awaitRows(journey, 2);
            assertThat(journey.salesforce.count("Lead")).isEqualTo(2);
        }
    }

    @Test
    void a_message_that_its_sender_sends_again_is_known_by_its_unique_id_unless_it_says_something_else()
            throws Exception {
        try (var journey = new Journey(folder).flow("leads-in", FLOW).start();
                var postbox = journey.postbox()) {
            LongFunction<Object> same = number -> "7d3e9f1c-2b40-4d6e-9a51-0c8f6a1b2d3e";
            send(journey, postbox, same, ADA);
            awaitRows(journey, 1);
            send(journey, postbox, same, ADA);
            send(journey, postbox, same, "{\"name\": \"Grace\"}");
            awaitRows(journey, 1);

            assertThat(journey.salesforce.records("Lead"))
                    .extracting(lead -> lead.get("LastName"))
                    .containsExactlyInAnyOrder("Ada", "Grace");
        }
    }

    @Test
    void a_broker_whose_journal_was_deleted_gives_its_numbers_to_other_messages() throws Exception {
        try (var journey = new Journey(folder).flow("leads-in", FLOW).start()) {
            for (int start = 1; start <= 2; start++) {
                try (var postbox = journey.postbox()) {
                    send(journey, postbox, AmqpSender.Ids.NONE::make, ADA);
                    awaitRows(journey, 1);
                }
                journey.stop();
                delete(folder.resolve("state/broker"));
                journey.start();
            }

            assertThat(journey.salesforce.count("Lead")).isEqualTo(2);
        }
    }

    @Test
    void a_copy_that_is_moved_back_to_the_queue_is_a_new_message_although_it_keeps_the_id_of_its_sender()
            throws Exception {
        try (var journey = new Journey(folder).flow("leads-in", FLOW).start();
                var postbox = journey.postbox()) {
            send(journey, postbox, number -> "7d3e9f1c-2b40-4d6e-9a51-0c8f6a1b2d3e", NAMELESS);
            for (int back = 1; back <= 2; back++) {
                awaitRows(journey, 1);
                postbox.move(QUEUE + ".dlq", QUEUE);
            }
            awaitRows(journey, 1);

            assertThat(journey.deadLetters()).hasSize(3).allSatisfy(dead -> assertThat(dead.path())
                    .isEqualTo(QUEUE + "#7d3e9f1c-2b40-4d6e-9a51-0c8f6a1b2d3e"));
        }
    }

    @Test
    void for_another_broker_than_artemis_a_redelivered_message_without_an_id_counts_as_one_that_may_have_been_sent()
            throws Exception {
        try (var broker = OpenBroker.start(folder.resolve("elsewhere"), "127.0.0.1", 0)) {
            var login = QueueAgainTest.login(folder.resolve("elsewhere"));
            try (var postbox = new Postbox(broker.url(), login[0], login[1]);
                    var journey = byQpid(broker.url(), login)) {
                send(login, postbox, AmqpSender.Ids.NONE::make, ADA);
                send(login, postbox, AmqpSender.Ids.NUMBER::make, ADA);
                send(login, postbox, AmqpSender.Ids.UUID::make, "{\"name\": \"Grace\"}");
                postbox.giveBack(QUEUE, 3);
                send(login, postbox, AmqpSender.Ids.NONE::make, "{\"name\": \"Alan\"}");
                journey.start();
                awaitRows(journey, 4);

                assertThat(journey.salesforce.records("Lead"))
                        .extracting(lead -> lead.get("LastName"))
                        .containsExactlyInAnyOrder("Grace", "Alan");
                assertThat(journey.deadLetters())
                        .hasSize(2)
                        .allMatch(dead -> dead.failure().code().equals("UNKNOWN_OUTCOME"));
            }
        }
    }

    @Test
    void for_another_broker_than_artemis_an_id_that_looks_like_one_of_jms_is_not_trusted_where_the_content_differs()
            throws Exception {
        try (var broker = OpenBroker.start(folder.resolve("elsewhere"), "127.0.0.1", 0)) {
            var login = QueueAgainTest.login(folder.resolve("elsewhere"));
            try (var postbox = new Postbox(broker.url(), login[0], login[1]);
                    var journey = byQpid(broker.url(), login)) {
                journey.start();
                LongFunction<Object> counted = count -> "ID:gateway-north-000000" + count;
                send(login, postbox, counted, ADA);
                awaitRows(journey, 1);
                send(login, postbox, counted, "{\"name\": \"Grace\"}");
                send(login, postbox, AmqpSender.Ids.UUID::make, "{\"name\": \"Alan\"}");
                Until.itIs(() -> names(journey).contains("Alan"));

                assertThat(names(journey)).containsExactlyInAnyOrder("Ada", "Grace", "Alan");
            }
        }
    }

    private static List<Object> names(Journey journey) {
        return journey.salesforce.records("Lead").stream()
                .<Object>map(lead -> lead.get("LastName"))
                .toList();
    }

    private Journey byQpid(String url, String[] login) throws Exception {
        return new Journey(folder.resolve("home"))
                .flow("leads-in", FLOW)
                .with("camel.beans.amqp", "#class:" + JmsConnectionFactory.class.getName())
                .with("camel.beans.amqp.remoteURI", url.replace("tcp:", "amqp:"))
                .with("saddlebag.broker.connection-factory", "amqp")
                .with("saddlebag.broker.user", login[0])
                .with("saddlebag.broker.password", login[1]);
    }

    @Test
    void a_dead_letter_names_its_message_as_the_sender_does() throws Exception {
        try (var journey = new Journey(folder).flow("leads-in", FLOW).start();
                var postbox = journey.postbox()) {
            send(journey, postbox, number -> "order-17\n2026-11-23 ERROR", NAMELESS);
            send(journey, postbox, number -> UnsignedLong.valueOf(4711), NAMELESS);
            send(journey, postbox, number -> "x".repeat(5_000), NAMELESS);
            send(journey, postbox, AmqpSender.Ids.NONE::make, NAMELESS);
            awaitRows(journey, 4);

            assertThat(journey.deadLetters())
                    .extracting(dead -> dead.path())
                    .containsExactlyInAnyOrder(
                            QUEUE + "#order-17?2026-11-23 ERROR",
                            QUEUE + "#4711",
                            QUEUE + "#" + "x".repeat(100) + "...",
                            QUEUE);
        }
    }

    private static void awaitRows(Journey journey, long rows) throws InterruptedException {
        long settled = 0;
        while (settled < rows) {
            settled += journey.nextReport().counts().total();
        }
    }

    private static void send(Journey journey, Postbox postbox, LongFunction<Object> ids, String text) throws Exception {
        send(QueueAgainTest.login(journey.home.state()), postbox, ids, text);
    }

    private static void send(String[] login, Postbox postbox, LongFunction<Object> ids, String text) throws Exception {
        try (var sender = new AmqpSender(postbox.url(), login[0], login[1], ids)) {
            sender.send(QUEUE, List.of(text));
        }
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
