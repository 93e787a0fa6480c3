package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.saddlebag.CannotStart;
import io.saddlebag.Commands;
import io.saddlebag.ReservedPort;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {

    private static final byte[] CONTACT =
            ("id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n")
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_process_that_is_well_says_so_for_each_thing_it_needs() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var health = journey.health().awaitUp(true);

            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().path("checks"))
                    .extracting(check -> check.path("name").asText())
                    .contains(
                            "context",
                            "flow:accounts",
                            "flow:contacts",
                            "flow:leads",
                            "flow:new-contacts",
                            "flow:new-leads",
                            "flow:new-opportunities",
                            "flow:opportunities",
                            "ledger",
                            "sign-in")
                    .doesNotContain("broker");
            assertThat(journey.health().live().status()).isEqualTo(200);
            assertThat(journey.health().ready().status()).isEqualTo(200);
        }
    }

    /** What somebody may add. */
    public static final class TankEmpty extends AbstractHealthCheck {
        public TankEmpty() {
            super("mine", "tank");
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            builder.message("The tank is empty\u202e\u009b\u007f.").down();
        }
    }

    @Test
    void a_check_of_ones_own_joins_them_by_a_line_in_the_settings() throws Exception {
        try (var journey = new Journey(folder)
                .with("camel.beans.mine", "#class:" + TankEmpty.class.getName())
                .start()) {
            var answer = journey.health().awaitUp(false);
            assertThat(answer.down()).contains(entry("tank", "The tank is empty\u202e\u009b\u007f."));
            assertThat(answer.text()).as("as curl shows it").contains("empty\\u202e\\u009b\\u007f.");
        }
    }

    @Test
    void without_a_login_it_is_not_ready_until_somebody_signs_in_and_no_file_is_needed_to_notice_either()
            throws Exception {
        try (var journey = new Journey(folder)) {
            var store = new CredentialsStore(folder.resolve("state"));
            store.write(SignedOutTest.login(journey, "5Aep861dead"));
            journey.with("saddlebag.pause", "1h").start();

            var down = journey.health().await(answer -> answer.down().size() == 8);

            journey.awaitPauses(7);
            assertThat(down.status()).isEqualTo(503);
            assertThat(down.down())
                    .containsOnlyKeys(
                            "sign-in",
                            "flow:accounts",
                            "flow:contacts",
                            "flow:leads",
                            "flow:new-contacts",
                            "flow:new-leads",
                            "flow:new-opportunities",
                            "flow:opportunities")
                    .allSatisfy((name, message) -> assertThat(message)
                            .startsWith("Salesforce no longer accepts the stored login for")
                            .endsWith("Run: saddlebag login"));
            assertThat(status())
                    .contains("Signed out: all flows are paused (since")
                    .contains(down.down().get("sign-in"));
            assertThat(down.text()).doesNotContain("5Aep861dead").doesNotContain("saddlebag-secret");
            assertThat(journey.health().ready().status()).isEqualTo(503);
            assertThat(journey.health().live().status()).isEqualTo(200);

            store.write(SignedOutTest.login(journey, journey.salesforce.refreshToken()));

            var up = journey.health().awaitUp(true);
            assertThat(up.down()).isEmpty();
            journey.awaitPauses(0);
            assertThat(status()).doesNotContain("Signed out").doesNotContain("paused");
        }
    }

    @Test
    void a_flow_that_waits_is_named_with_its_reason_and_the_others_are_up() throws Exception {
        try (var journey = new Journey(folder)
                .with("saddlebag.retry-budget", "1ms")
                .with("saddlebag.pause", "50ms")
                .start()) {
            journey.salesforce.every(1, new Fault.ServerUnavailable());
            var report = journey.receives("contacts", "march.csv", CONTACT);

            var down = journey.health().awaitUp(false).down();
            assertThat(down)
                    .containsExactly(entry(
                            "flow:contacts", report.trouble().orElseThrow().what()));

            journey.salesforce.faults().clear();
            journey.health().awaitUp(true);
            assertThat(journey.salesforce.count("Contact")).isEqualTo(1);
        }
    }

    @Test
    void a_flow_waits_no_longer_when_its_file_is_taken_away() throws Exception {
        try (var journey = new Journey(folder)
                .with("saddlebag.retry-budget", "1ms")
                .with("saddlebag.pause", "50ms")
                .start()) {
            journey.salesforce.every(1, new Fault.ServerUnavailable());
            journey.receives("contacts", "march.csv", CONTACT);
            journey.health().awaitUp(false);

            Files.delete(journey.home.inbox("contacts").resolve("march.csv"));

            journey.health().awaitUp(true);
            journey.awaitPauses(0);
        }
    }

    @Test
    void what_an_earlier_process_waited_for_does_not_count_once_nothing_waits() throws Exception {
        try (var journey = new Journey(folder)
                .with("saddlebag.retry-budget", "1ms")
                .with("saddlebag.pause", "1h")
                .start()) {
            journey.salesforce.every(1, new Fault.ServerUnavailable());
            journey.receives("contacts", "march.csv", CONTACT);
            journey.health().awaitUp(false);
        }
        Files.delete(folder.resolve("inbox/contacts/march.csv"));

        try (var journey = new Journey(folder).start()) {
            journey.health().awaitUp(true);
            journey.awaitPauses(0);
        }
    }

    @Test
    void a_disk_that_refuses_what_is_to_be_written_down_is_told_until_it_takes_it() throws Exception {
        try (var journey = new Journey(folder).with("saddlebag.pause", "50ms").start()) {
            var blocked = folder.resolve("results/contacts");
            Files.delete(blocked);
            Files.createFile(blocked);
            journey.drop("contacts", "march.csv", CONTACT);

            var down =
                    journey.health().await(answer -> answer.down().size() == 2).down();
            assertThat(down).containsOnlyKeys("ledger", "flow:contacts");
            assertThat(down.get("ledger"))
                    .startsWith("results/contacts/march.results.csv cannot be written (a file stands where");

            Files.delete(blocked);
            // The flow tries again meanwhile, and may have made it.
            Files.createDirectories(blocked);
            journey.health().awaitUp(true);
        }
    }

    @Test
    void nothing_else_is_told_and_nobody_else_can_ask() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var url = journey.health().url();

            assertThat(journey.health().get("/more").status()).isEqualTo(404);
            assertThat(Health.send(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString("{}")))
                            .status())
                    .isEqualTo(405);
            var own = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .filter(address -> !address.contains(":"))
                    .collect(Collectors.toSet());
            for (String address : own) {
                var request = HttpRequest.newBuilder(URI.create(url.replace("127.0.0.1", address)));
                assertThatThrownBy(() -> Health.send(request)).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void a_port_that_is_taken_or_none_ends_the_start_with_a_sentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var salesforce = Simulator.start()) {
            assertThat(run(salesforce, "" + taken.getLocalPort()))
                    .isEqualTo("application.properties: health cannot be told at 127.0.0.1:%d (Address already in use)."
                                    .formatted(taken.getLocalPort())
                            + " Another program may use the port: set saddlebag.health.port to a free one.\n"
                            + "1 problem. Nothing was started.\n");
            assertThat(run(salesforce, "99999"))
                    .isEqualTo("application.properties: saddlebag.health.port is '99999'. Write a port, such as 9876.\n"
                            + "1 problem. Nothing was started.\n");
        }
    }

    @Test
    void a_start_that_fails_later_leaves_nothing_open() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var port = ReservedPort.any();
                var journey = new Journey(folder)) {
            journey.flow("people", QueueFlowTest.FLOW)
                    .with("saddlebag.health.port", "" + port.number())
                    .with("saddlebag.broker.address", "127.0.0.1:" + taken.getLocalPort());

            assertThatThrownBy(journey::start)
                    .isInstanceOfSatisfying(CannotStart.class, why -> assertThat(why.problems())
                            .singleElement()
                            .asString()
                            .startsWith("application.properties: the broker cannot start at 127.0.0.1:"
                                    + taken.getLocalPort()));

            new ServerSocket(port.number(), 1, InetAddress.getLoopbackAddress()).close();
            journey.with("saddlebag.broker.address", "127.0.0.1:0").start();
            journey.health().awaitUp(true);
        }
    }

    private String run(Simulator salesforce, String port) throws Exception {
        Journey.signInFile(folder, salesforce, "saddlebag.health.port = " + port);
        var commands = new Commands();
        assertThat(commands.in(folder, "run")).isEqualTo(2);
        return commands.err().toString();
    }

    private String status() {
        var commands = new Commands();
        commands.in(folder, "status");
        return commands.out().toString();
    }
}
