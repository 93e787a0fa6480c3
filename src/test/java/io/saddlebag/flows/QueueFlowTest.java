package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.MovableClock;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueFlowTest {

    static final String FLOW = FlowText.queue("people", "crm.people", "Contact")
            .with("key", "Customer_No__c")
            .mapping(FlowText.PEOPLE);

    @TempDir
    private Path folder;

    @Test
    void messages_of_every_form_are_delivered_and_their_outcomes_stand_in_the_results() throws Exception {
        // The results of each day have a file of their own.
        try (var journey = new Journey(folder)
                        .flow("people", FLOW)
                        .by(MovableClock.at("2026-11-23T12:00:00Z"))
                        .start();
                var postbox = journey.postbox()) {
            postbox.send(
                    "crm.people",
                    "{\"id\": \"1\", \"name\": \"Ada\"}",
                    "[{\"id\": \"2\", \"name\": \"Grace\"}, {\"id\": \"3\", \"name\": \"Alan\"}]",
                    "{\"id\": \"4\", \"name\": \"Edsger\"}\n{\"id\": \"5\", \"name\": \"Barbara\"}\n",
                    "id;name\n6;Donald\n7;Frances\n");
            postbox.send("crm.people", session -> {
                var bytes = session.createBytesMessage();
                bytes.writeBytes("{\"id\": \"8\", \"name\": \"Zoë\"}".getBytes(StandardCharsets.UTF_8));
                return bytes;
            });

            long total = 0;
            while (total < 8) {
                var report = journey.nextReport();
                total += report.counts().created();
                assertThat(report.counts().deadLetters()).isZero();
                assertThat(report.trouble()).isEmpty();
            }

            assertThat(journey.salesforce.records("Contact"))
                    .extracting(contact -> contact.get("LastName"))
                    .containsExactlyInAnyOrder("Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Frances", "Zoë");
            assertThat(postbox.in("crm.people")).isEmpty();
            try (var results = Files.list(folder.resolve("results/people"))) {
                assertThat(results.toList()).singleElement().satisfies(file -> assertThat(Files.readAllLines(file))
                        .hasSize(1 + 8));
            }
        }
    }

    @Test
    void a_row_that_fails_is_a_dead_letter_with_its_message_and_a_copy_in_the_dead_letter_queue() throws Exception {
        try (var journey = new Journey(folder).flow("people", FLOW).start();
                var postbox = journey.postbox()) {
            var id = postbox.send("crm.people", session -> {
                var message = session.createTextMessage("[{\"id\": \"1\"}, {\"id\": \"2\", \"name\": \"Grace\"}]");
                message.setStringProperty("from", "shop");
                return message;
            });
            var report = journey.nextReport();

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(journey.deadLetters()).singleElement().satisfies(dead -> {
                assertThat(dead.path()).isEqualTo("crm.people#" + id);
                assertThat(dead.failure().code()).isEqualTo("REQUIRED_FIELD_MISSING");
            });
            assertThat(postbox.in("crm.people.dlq")).singleElement().satisfies(copy -> {
                assertThat(((TextMessage) copy).getText())
                        .isEqualTo("[{\"id\": \"1\"}, {\"id\": \"2\", \"name\": \"Grace\"}]");
                assertThat(copy.getStringProperty("from")).isEqualTo("shop");
                assertThat(copy.getStringProperty("saddlebag_error")).isEqualTo("REQUIRED_FIELD_MISSING");
                assertThat(copy.getStringProperty("saddlebag_message")).contains("LastName");
            });
        }
    }
}
