package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ReservedPort;
import io.saddlebag.ledger.Pause;
import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.Postbox;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueTroubleTest {

    private static final String QUEUE = "crm.people";

    @TempDir
    private Path folder;

    /** Of the broker elsewhere, which goes away and comes back. */
    private final ReservedPort port = ReservedPort.any();

    @AfterEach
    void free() {
        port.close();
    }

    @Test
    void while_salesforce_is_away_messages_stay_on_the_broker_and_are_delivered_when_it_is_back() throws Exception {
        try (var journey = new Journey(folder)
                        .flow("people", QueueFlowTest.FLOW)
                        .with("saddlebag.retry-budget", "10ms")
                        .with("saddlebag.pause", "50ms")
                        .start();
                var postbox = journey.postbox()) {
            goesAway(journey);
            postbox.send(QUEUE, person(1), person(2), person(3));

            var report = journey.nextReport();
            assertThat(report.trouble()).isPresent();
            assertThat(report.counts().total()).isZero();
            // The next try only asks Salesforce, and takes nothing.
            assertThat(journey.nextReport().trouble()).isPresent();
            assertThat(postbox.in(QUEUE)).hasSize(3);
            assertThat(journey.pauses()).extracting(Pause::cause).containsExactly("down");
            journey.salesforce.faults().clear();
            while (report.trouble().isPresent()) {
                report = journey.nextReport();
            }

            assertThat(report.counts().created()).isEqualTo(3);
            assertThat(postbox.in(QUEUE)).isEmpty();
            assertThat(journey.deadLetters()).isEmpty();
            journey.awaitPauses(0);
        }
    }

    @Test
    void after_trouble_salesforce_is_asked_before_a_message_is_taken_so_that_no_broker_gives_it_up() throws Exception {
        try (var journey = new Journey(folder)
                        .flow("people", QueueFlowTest.FLOW)
                        .with("saddlebag.retry-budget", "1ms")
                        .with("saddlebag.pause", "1ms")
                        .start();
                var postbox = journey.postbox()) {
            goesAway(journey);
            postbox.send(QUEUE, person(1));
            for (int tries = 0; tries < 5; tries++) {
                assertThat(journey.nextReport().trouble()).isPresent();
            }

            assertThat(Postbox.deliveries(postbox.in(QUEUE))).containsExactly(1);
        }
    }

    @Test
    void a_broker_that_is_away_is_told_once_in_the_status_and_the_flow_comes_back_by_itself() throws Exception {
        var broker = OpenBroker.start(folder.resolve("elsewhere"), "127.0.0.1", port.number());
        var url = broker.url();
        var login = new String[] {"", ""};
        login(login);
        try (var journey = external(url, login)) {
            try (var postbox = new Postbox(url, login[0], login[1])) {
                postbox.send(QUEUE, person(1));
                assertThat(journey.nextReport().counts().created()).isEqualTo(1);
            }

            broker.close();
            assertThat(journey.nextReport().trouble().orElseThrow().what())
                    .startsWith("The broker at " + url + " cannot be reached");
            assertThat(journey.pauses()).singleElement().satisfies(pause -> {
                assertThat(pause.cause()).isEqualTo("broker");
                assertThat(pause.reason()).contains(url).contains("tried again every second");
            });
            var down = journey.health().all();
            assertThat(down.status()).isEqualTo(503);
            assertThat(down.down()).containsOnlyKeys("broker", "flow:people").allSatisfy((name, message) -> assertThat(
                            message)
                    .startsWith("The broker at " + url + " cannot be reached"));

            broker = OpenBroker.start(folder.resolve("elsewhere"), "127.0.0.1", port.number());
            try (var postbox = new Postbox(url, login[0], login[1])) {
                postbox.send(QUEUE, person(2));
                assertThat(journey.nextReport().counts().created()).isEqualTo(1);
            }
            journey.awaitPauses(0);
            assertThat(journey.health().all().status()).isEqualTo(200);
            assertThat(journey.salesforce.count("Contact")).isEqualTo(2);
        } finally {
            broker.close();
        }
    }

    @Test
    void a_broker_that_refuses_the_login_is_told_so() throws Exception {
        try (var broker = OpenBroker.start(folder.resolve("elsewhere"), "127.0.0.1", 0);
                var journey = external(broker.url(), new String[] {"saddlebag", "wrong"})) {
            assertThat(journey.nextReport().trouble().orElseThrow().what())
                    .isEqualTo("The broker at " + broker.url() + " refuses the login. Messages wait there."
                            + " See saddlebag.broker.user and saddlebag.broker.password.");
        }
    }

    @Test
    void only_the_owner_can_read_the_login_of_the_broker_and_there_is_none_where_no_flow_reads_a_queue()
            throws Exception {
        try (var journey = new Journey(folder.resolve("queue"))
                .flow("people", QueueFlowTest.FLOW)
                .start()) {
            var login = journey.home.state().resolve("broker.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(login)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(login)).containsPattern("password=[0-9a-f]{48}");
        }
        try (var journey = new Journey(folder.resolve("files")).start()) {
            assertThat(journey.home.state().resolve("broker")).doesNotExist();
            assertThat(journey.home.state().resolve("broker.properties")).doesNotExist();
        }
    }

    private static void goesAway(Journey journey) {
        journey.salesforce.every(1, new Fault.ServerUnavailable());
        journey.salesforce.faults().every(1, Kind.DESCRIBE, new Fault.ServerUnavailable());
    }

    private Journey external(String url, String[] login) throws IOException {
        return new Journey(folder.resolve("home"))
                .flow("people", QueueFlowTest.FLOW)
                .with("saddlebag.broker.url", url)
                .with("saddlebag.broker.user", login[0])
                .with("saddlebag.broker.password", login[1])
                .start();
    }

    private void login(String[] login) throws IOException {
        for (String line : Files.readAllLines(folder.resolve("elsewhere").resolve(OpenBroker.LOGIN))) {
            login[0] = line.startsWith("user=") ? line.substring(5) : login[0];
            login[1] = line.startsWith("password=") ? line.substring(9) : login[1];
        }
    }

    static String person(int number) {
        return "{\"id\": \"C-%d\", \"name\": \"Lovelace %d\"}".formatted(number, number);
    }
}
