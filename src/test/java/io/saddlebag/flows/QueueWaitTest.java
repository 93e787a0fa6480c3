package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.MovableClock;
import io.saddlebag.ReservedPort;
import io.saddlebag.Until;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.Postbox;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages with rows that wait for their parent: when their copies go to the dead-letter queue, and what these hold. */
class QueueWaitTest {

    private static final String QUEUE = "crm.people";
    private static final String DLQ = QUEUE + ".dlq";

    static final String PEOPLE = FlowText.queue("people", QUEUE, "Contact")
            .with("key", "Customer_No__c")
            .mapping(FlowText.PEOPLE + "Account.Customer_No__c = .company");

    static final String COMPANIES =
            FlowText.inbox("companies", "Account").with("key", "Customer_No__c").mapping("""
                    Customer_No__c = .id
                    Name           = .name
                    """);

    static final String ORPHAN = "{\"id\": \"1\", \"name\": \"Zoë 😀\", \"company\": \"none\"}";

    @TempDir
    private Path folder;

    private final MovableClock clock = MovableClock.running();

    /** Of the broker elsewhere, which goes away and comes back. */
    private final ReservedPort port = ReservedPort.any();

    @AfterEach
    void free() {
        port.close();
    }

    @Test
    void a_message_whose_row_waited_in_vain_is_copied_as_it_was_sent() throws Exception {
        try (var journey = journey().start();
                var postbox = journey.postbox()) {
            postbox.send(QUEUE, session -> {
                var message = session.createTextMessage(ORPHAN);
                message.setStringProperty("from", "shop");
                message.setIntProperty("number", 7);
                message.setDoubleProperty("rate", 0.1);
                message.setBooleanProperty("urgent", true);
                message.setJMSCorrelationID("order-4711");
                message.setJMSType("customer");
                return message;
            });
            assertThat(journey.nextReport().counts().deadLetters()).isEqualTo(1);
            assertThat(journey.deadLetters()).singleElement().satisfies(dead -> assertThat(dead.state())
                    .isEqualTo(DeadLetterState.WAITING));
            assertThat(postbox.in(DLQ)).isEmpty();
            clock.forward(Duration.ofHours(2));
            Until.itIs(() -> !postbox.in(DLQ).isEmpty());

            assertThat(postbox.in(DLQ)).singleElement().satisfies(copy -> {
                assertThat(((TextMessage) copy).getText()).isEqualTo(ORPHAN);
                assertThat(copy.getObjectProperty("from")).isEqualTo("shop");
                assertThat(copy.getObjectProperty("number")).isEqualTo(7);
                assertThat(copy.getObjectProperty("rate")).isEqualTo(0.1);
                assertThat(copy.getObjectProperty("urgent")).isEqualTo(true);
                assertThat(copy.getJMSCorrelationID()).isEqualTo("order-4711");
                assertThat(copy.getJMSType()).isEqualTo("customer");
                assertThat(copy.getStringProperty("saddlebag_error")).isEqualTo("INVALID_FIELD");
                assertThat(copy.getStringProperty("saddlebag_message")).contains("Foreign key external ID");
            });
            assertThat(journey.deadLetters()).singleElement().satisfies(dead -> assertThat(dead.state())
                    .isEqualTo(DeadLetterState.OPEN));
        }
    }

    @Test
    void a_message_with_a_row_that_failed_and_one_that_waits_is_copied_once_with_both_reasons() throws Exception {
        try (var journey = journey().start();
                var postbox = journey.postbox()) {
            var text = "[{\"id\": \"1\"}, {\"id\": \"2\", \"name\": \"Zoë\", \"company\": \"none\"}]";
            postbox.send(QUEUE, session -> {
                var message = session.createBytesMessage();
                message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                return message;
            });
            assertThat(journey.nextReport().counts().deadLetters()).isEqualTo(2);
            assertThat(postbox.in(DLQ)).isEmpty();
            clock.forward(Duration.ofHours(2));
            Until.itIs(() -> !postbox.in(DLQ).isEmpty());
            // Whatever comes behind it has had its turn.
            postbox.send(QUEUE, "{\"id\": \"3\"}");
            Until.itIs(() -> postbox.in(DLQ).size() > 1);

            var copies = postbox.in(DLQ);
            assertThat(copies).hasSize(2);
            assertThat(new String(copies.get(0).getBody(byte[].class), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(copies.get(0).getStringProperty("saddlebag_error")).isEqualTo("REQUIRED_FIELD_MISSING");
            assertThat(copies.get(0).getStringProperty("saddlebag_message"))
                    .contains("LastName")
                    .contains("Foreign key external ID");
        }
    }

    @Test
    void a_message_whose_parent_came_is_not_copied() throws Exception {
        try (var journey = journey().start();
                var postbox = journey.postbox()) {
            postbox.send(QUEUE, "{\"id\": \"1\", \"name\": \"Ada\", \"company\": \"A\"}");
            journey.nextReport();
            journey.receives("companies", "a.csv", "id,name\nA,Acme\n");
            Until.itIs(() -> journey.deadLetters().isEmpty());
            postbox.send(QUEUE, "{\"id\": \"2\"}");
            Until.itIs(() -> !postbox.in(DLQ).isEmpty());

            assertThat(texts(postbox.in(DLQ))).containsExactly("{\"id\": \"2\"}");
            assertThat(journey.salesforce.count("Contact")).isEqualTo(1);
        }
    }

    @Test
    void a_wait_that_ends_while_no_process_runs_is_made_up_for_at_the_next_start() throws Exception {
        try (var journey = journey().start();
                var postbox = journey.postbox()) {
            postbox.send(QUEUE, ORPHAN);
            journey.nextReport();
        }
        try (var journey = journey().at(Duration.ofHours(2)).start();
                var postbox = journey.postbox()) {
            Until.itIs(() -> !postbox.in(DLQ).isEmpty());

            assertThat(texts(postbox.in(DLQ))).containsExactly(ORPHAN);
        }
    }

    @Test
    void a_copy_that_becomes_due_while_the_broker_is_away_is_made_once_when_it_is_back() throws Exception {
        var elsewhere = folder.resolve("elsewhere");
        var broker = OpenBroker.start(elsewhere, "127.0.0.1", port.number());
        var url = broker.url();
        var login = QueueAgainTest.login(elsewhere);
        try (var journey = journey()
                .with("saddlebag.broker.url", url)
                .with("saddlebag.broker.user", login[0])
                .with("saddlebag.broker.password", login[1])
                .start()) {
            try (var postbox = new Postbox(url, login[0], login[1])) {
                postbox.send(QUEUE, ORPHAN);
                assertThat(journey.nextReport().counts().deadLetters()).isEqualTo(1);
                Until.itIs(() -> postbox.in(QUEUE).isEmpty());
            }
            broker.close();
            clock.forward(Duration.ofHours(2));
            Until.itIs(() -> journey.deadLetters().get(0).state() == DeadLetterState.OPEN);
            Until.itIs(() -> !journey.pauses().isEmpty());
            broker = OpenBroker.start(elsewhere, "127.0.0.1", port.number());
            try (var postbox = new Postbox(url, login[0], login[1])) {
                Until.itIs(() -> !postbox.in(DLQ).isEmpty());
                Until.itIs(() -> journey.pauses().isEmpty());

                assertThat(texts(postbox.in(DLQ))).containsExactly(ORPHAN);
            }
        } finally {
            broker.close();
        }
    }

    @Test
    void a_row_that_is_given_up_while_it_waits_needs_no_copy() throws Exception {
        try (var journey = journey().start();
                var postbox = journey.postbox()) {
            postbox.send(QUEUE, ORPHAN);
            journey.nextReport();
            journey.discardAll();
            postbox.send(QUEUE, "{\"id\": \"2\"}");
            Until.itIs(() -> !postbox.in(DLQ).isEmpty());

            assertThat(texts(postbox.in(DLQ))).containsExactly("{\"id\": \"2\"}");
        }
    }

    private Journey journey() throws IOException {
        return new Journey(folder.resolve("home"))
                .flow("people", PEOPLE)
                .flow("companies", COMPANIES)
                .with("saddlebag.parent-wait", "1h")
                .by(clock);
    }

    private static List<String> texts(List<Message> messages) throws JMSException {
        var texts = new ArrayList<String>();
        for (var message : messages) {
            texts.add(((TextMessage) message).getText());
        }
        return texts;
    }
}
