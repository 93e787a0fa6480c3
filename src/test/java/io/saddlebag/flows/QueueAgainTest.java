package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ReservedPort;
import io.saddlebag.Until;
import io.saddlebag.queue.AmqpSender;
import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.Postbox;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages that come a second time. */
class QueueAgainTest {

    private static final String INSERT = FlowText.queue("prospects", "crm.prospects", "Lead")
            .with("message-key", "orderNo")
            .with("operation", "insert")
            .mapping(FlowText.LEADS);

    private enum Sender {
        OF_JMS,
        OF_AMQP_WITHOUT_IDS;

        void send(String url, String[] login, List<String> texts) throws Exception {
            if (this == OF_JMS) {
                try (var postbox = new Postbox(url, login[0], login[1])) {
                    postbox.sendAll("crm.people", texts, 300);
                }
                return;
            }
            try (var sender = new AmqpSender(url, login[0], login[1], AmqpSender.Ids.NONE)) {
                sender.send("crm.people", texts);
            }
        }
    }

    @TempDir
    private Path folder;

    /** Of the broker elsewhere, which goes away and comes back. */
    private final ReservedPort port = ReservedPort.any();

    @AfterEach
    void free() {
        port.close();
    }

    @Test
    void a_message_with_a_key_that_was_met_is_not_sent_again_even_where_that_would_make_a_duplicate() throws Exception {
        try (var journey = new Journey(folder).flow("prospects", INSERT).start();
                var postbox = journey.postbox()) {
            order(postbox, "4711", "{\"name\": \"Ada\"}");
            assertThat(journey.nextReport().counts().created()).isEqualTo(1);
            order(postbox, "4711", "{\"name\": \"Ada\"}");
            order(postbox, "4712", "[{\"name\": \"Grace\"}, {\"name\": \"\"}]");
            order(postbox, "4712", "[{\"name\": \"Grace\"}, {\"name\": \"\"}]");
            long total = 0;
            while (total < 2) {
                total += journey.nextReport().counts().total();
            }

            assertThat(journey.salesforce.records("Lead"))
                    .extracting(lead -> lead.get("LastName"))
                    .containsExactlyInAnyOrder("Ada", "Grace");
            assertThat(postbox.in("crm.prospects")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Sender.class)
    void what_a_process_settled_and_did_not_commit_is_known_to_the_next_one_and_only_its_copies_are_made_up_for(
            Sender sender) throws Exception {
        var elsewhere = folder.resolve("elsewhere");
        var broker = OpenBroker.start(elsewhere, "127.0.0.1", port.number());
        var url = broker.url();
        var login = login(elsewhere);
        try (var journey = journey(url, login)) {
            // The broker goes away while the call is out: what the ledger then settles cannot be committed.
            var gone = new CountDownLatch(1);
            journey.salesforce.faults().every(1, Kind.COLLECTIONS, new Fault.AnswerHeld(gone));
            sender.send(url, login, texts());
            Until.itIs(() -> journey.salesforce.requests().count(Kind.COLLECTIONS) > 0);
            broker.close();
            gone.countDown();
            while (journey.nextReport().trouble().isEmpty()) {
                // The reports before the one that tells of the broker.
            }
            assertThat(journey.salesforce.count("Contact")).isBetween(1, 297);
            assertThat(journey.deadLetters()).isNotEmpty();
        }
        broker = OpenBroker.start(elsewhere, "127.0.0.1", port.number());
        try (var postbox = new Postbox(url, login[0], login[1]);
                var journey = journey(url, login)) {
            Until.itIs(() -> postbox.in("crm.people").isEmpty()
                    && postbox.in("crm.people.dlq").size() >= 3);
            assertThat(postbox.in("crm.people.dlq")).hasSize(3);
            assertThat(journey.deadLetters()).hasSize(3);
            // This simulator is a new one: what was settled before the broker went away was not sent to it.
            assertThat(journey.salesforce.count("Contact")).isLessThan(297);
        } finally {
            broker.close();
        }
    }

    private static List<String> texts() {
        return IntStream.range(0, 300).mapToObj(QueueAgainTest::text).toList();
    }

    private Journey journey(String url, String[] login) throws IOException {
        return new Journey(folder.resolve("home"))
                .flow("people", QueueFlowTest.FLOW)
                .with("saddlebag.broker.url", url)
                .with("saddlebag.broker.user", login[0])
                .with("saddlebag.broker.password", login[1])
                .start();
    }

    /** Every hundredth has no name. */
    private static String text(int number) {
        return number % 100 == 0
                ? "{\"id\": \"C-%d\"}".formatted(number)
                : "{\"id\": \"C-%d\", \"name\": \"Lovelace\"}".formatted(number);
    }

    private static void order(Postbox postbox, String number, String text) throws Exception {
        postbox.send("crm.prospects", session -> {
            var message = session.createTextMessage(text);
            message.setStringProperty("orderNo", number);
            return message;
        });
    }

    static String[] login(Path state) throws IOException {
        var lines = Files.readAllLines(state.resolve(OpenBroker.LOGIN));
        return List.of("user=", "password=").stream()
                .map(name -> lines.stream()
                        .filter(line -> line.startsWith(name))
                        .findFirst()
                        .orElseThrow()
                        .substring(name.length()))
                .toArray(String[]::new);
    }
}
