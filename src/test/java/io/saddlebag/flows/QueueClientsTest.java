package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.Postbox;
import io.saddlebag.queue.TlsBroker;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may send, and where may the queue be. */
class QueueClientsTest {

    private static final String QUEUE = "crm.people";

    @TempDir
    private Path folder;

    @Test
    void a_program_sends_by_amqp_to_the_broker_in_the_process() throws Exception {
        try (var journey =
                        new Journey(folder).flow("people", QueueFlowTest.FLOW).start();
                var postbox = journey.postbox()) {
            var login = QueueAgainTest.login(journey.home.state());
            var address = postbox.url().replace("tcp:", "amqp:");
            try (var connection = new JmsConnectionFactory(login[0], login[1], address).createConnection()) {
                var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                var producer = session.createProducer(session.createQueue(QUEUE));
                producer.send(session.createTextMessage("{\"id\": \"1\", \"name\": \"Ada\"}"));
                var bytes = session.createBytesMessage();
                bytes.writeBytes("{\"id\": \"2\"}".getBytes(StandardCharsets.UTF_8));
                bytes.setStringProperty("from", "shop");
                producer.send(bytes);
                producer.send(session.createObjectMessage("a serialised text"));
            }
            long total = 0;
            while (total < 3) {
                total += journey.nextReport().counts().total();
            }

            assertThat(journey.salesforce.count("Contact")).isEqualTo(1);
            assertThat(journey.deadLetters())
                    .extracting(dead -> dead.failure().code())
                    .containsExactlyInAnyOrder("REQUIRED_FIELD_MISSING", "MISSHAPEN_ROW");
            assertThat(postbox.in(QUEUE + ".dlq")).hasSize(2).anySatisfy(copy -> assertThat(
                            copy.getStringProperty("from"))
                    .isEqualTo("shop"));
        }
    }

    @Test
    void any_jms_broker_is_read_by_the_connection_factory_that_the_settings_name() throws Exception {
        try (var broker = OpenBroker.start(folder.resolve("elsewhere"), "127.0.0.1", 0)) {
            var login = QueueAgainTest.login(folder.resolve("elsewhere"));
            try (var journey = new Journey(folder.resolve("home"))
                            .flow("people", QueueFlowTest.FLOW)
                            .with("camel.beans.amqp", "#class:" + JmsConnectionFactory.class.getName())
                            .with("camel.beans.amqp.remoteURI", broker.url().replace("tcp:", "amqp:"))
                            .with("saddlebag.broker.connection-factory", "amqp")
                            .with("saddlebag.broker.user", login[0])
                            .with("saddlebag.broker.password", login[1])
                            .start();
                    var postbox = new Postbox(broker.url(), login[0], login[1])) {
                postbox.send(QUEUE, "{\"id\": \"1\", \"name\": \"Ada\"}", "{\"id\": \"2\"}");
                var report = journey.nextReport();

                assertThat(report.counts().created()).isEqualTo(1);
                assertThat(journey.deadLetters()).hasSize(1);
                assertThat(postbox.in(QUEUE)).isEmpty();
                assertThat(postbox.in(QUEUE + ".dlq")).singleElement().satisfies(copy -> assertThat(
                                copy.getStringProperty("saddlebag_error"))
                        .isEqualTo("REQUIRED_FIELD_MISSING"));
                assertThat(journey.home.state().resolve("broker")).doesNotExist();
            }
        }
    }

    @Test
    void a_broker_elsewhere_is_reached_by_tls_when_its_certificate_is_trusted_and_else_is_not() throws Exception {
        try (var broker = new TlsBroker(folder)) {
            var url = "tcp://127.0.0.1:" + broker.port() + "?sslEnabled=true";
            try (var journey = new Journey(folder.resolve("strange"))
                    .flow("people", QueueFlowTest.FLOW)
                    .with("saddlebag.broker.url", url)
                    .start()) {
                assertThat(journey.nextReport().trouble().orElseThrow().what())
                        .startsWith("The broker at tcp://127.0.0.1:" + broker.port()
                                + " shows a certificate that is not trusted (")
                        .contains("Messages wait there.", "saddlebag.broker.trust-store");
            }
            try (var journey = new Journey(folder.resolve("home"))
                            .flow("people", QueueFlowTest.FLOW)
                            .with("saddlebag.broker.url", "tcp://127.0.0.1:" + broker.port())
                            .with(
                                    "saddlebag.broker.trust-store",
                                    folder.resolve("broker.p12").toString())
                            .with("saddlebag.broker.trust-store-password", TlsBroker.PASSWORD)
                            .start();
                    var postbox = new Postbox(
                            url + "&trustStorePath=" + folder.resolve("broker.p12") + "&trustStorePassword="
                                    + TlsBroker.PASSWORD,
                            "",
                            "")) {
                postbox.send(QUEUE, "{\"id\": \"1\", \"name\": \"Ada\"}");

                assertThat(journey.nextReport().counts().created()).isEqualTo(1);
            }
        }
    }

    @Test
    void a_flow_that_shares_a_mapping_takes_the_example_as_it_ships() throws Exception {
        var routes = Files.createDirectories(folder.resolve("routes"));
        Files.copy(Path.of("routes/contacts.camel.yaml"), routes.resolve("contacts.camel.yaml"));
        Files.copy(Path.of("routes/examples/contacts-queue.camel.yaml"), routes.resolve("contacts-queue.camel.yaml"));
        try (var journey = new Journey(folder).start();
                var postbox = journey.postbox()) {
            journey.receives(
                    "contacts",
                    "a.csv",
                    "id,First Name,Last Name,email,phone,birthdate,source,account\n1,Ada,L,,,,,\n");
            postbox.send(
                    "crm.contacts",
                    "id,First Name,Last Name,email,phone,birthdate,source,account\n1,Ada,Lovelace,,,,web,\n");

            assertThat(journey.nextReport().counts().updated()).isEqualTo(1);
            assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                    .containsEntry("LastName", "Lovelace")
                    .containsEntry("LeadSource", "Web"));
            assertThat(folder.resolve("inbox/contacts-queue")).doesNotExist();
        }
    }
}
