package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.OwnSettings;
import io.saddlebag.queue.OpenBroker;
import io.saddlebag.queue.TlsBroker;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} finds of a broker elsewhere, with a flow that reads one of its queues. */
class BrokerCheckTest {

    @TempDir
    private Path home;

    private final Commands saddlebag = new Commands();
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start();
        FlowText.queue("people", "crm.people", "Contact")
                .with("key", "Customer_No__c")
                .in(home, FlowText.PEOPLE);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_broker_that_lets_us_in_is_told_and_one_that_refuses_the_login_too() throws IOException {
        var state = home.resolve("elsewhere");
        try (var broker = OpenBroker.start(state, "127.0.0.1", 0)) {
            var login = Files.readString(state.resolve(OpenBroker.LOGIN));
            settings("url = " + broker.url(), line(login, "user"), line(login, "password"));

            assertThat(check("--login")).isZero();
            assertThat(lastLine()).isEqualTo("The broker at " + broker.url() + " lets Saddlebag in.");

            settings("url = " + broker.url(), line(login, "user"), "password = not-the-password");

            assertThat(check("--login")).isEqualTo(ExitCode.NEEDS_A_PERSON);
            assertThat(lastLine())
                    .isEqualTo("The broker at " + broker.url() + " refuses the login."
                            + " See saddlebag.broker.user and saddlebag.broker.password.");
        }
    }

    @Test
    void a_broker_that_is_not_there_is_told() throws IOException {
        // A port that is held, and at which nobody listens.
        try (var held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var url = "tcp://127.0.0.1:" + held.getLocalPort();
            settings("url = " + url);

            assertThat(check("--login")).isEqualTo(ExitCode.WAITING);
            assertThat(lastLine()).isEqualTo("The broker at " + url + " cannot be reached (no connection).");
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_is_told_with_the_setting_that_cures_it() throws Exception {
        try (var broker = new TlsBroker(home)) {
            settings("url = tcp://127.0.0.1:" + broker.port() + "?sslEnabled=true");

            assertThat(check("--login")).isEqualTo(ExitCode.NEEDS_A_PERSON);
            assertThat(lastLine())
                    .startsWith("The broker at tcp://127.0.0.1:" + broker.port()
                            + " shows a certificate that is not trusted (")
                    .contains("saddlebag.broker.trust-store");

            settings(
                    "url = tcp://127.0.0.1:" + broker.port(),
                    "trust-store = " + home.resolve("broker.p12"),
                    "trust-store-password = " + TlsBroker.PASSWORD);

            assertThat(check("--login")).isZero();
        }
    }

    @Test
    void an_address_that_is_none_and_a_trust_store_that_is_none_are_told_without_asking_anybody() throws Exception {
        settings("url = htp://mq:61616", "trust-store = " + home.resolve("nothing.p12"));

        assertThat(check()).isEqualTo(ExitCode.NEEDS_A_PERSON);

        assertThat(saddlebag.out().toString())
                .contains("saddlebag.broker.url is 'htp://mq:61616', which is no address of an Artemis broker."
                        + " Write it as tcp://host:61616.")
                .contains("saddlebag.broker.trust-store is '" + home.resolve("nothing.p12") + "', which is no file.");
    }

    private void settings(String... ofBroker) throws IOException {
        var lines = Stream.concat(
                Stream.of(
                        "camel.component.salesforce.login-url = " + simulator.url(),
                        "camel.component.salesforce.client-id = saddlebag",
                        "camel.component.salesforce.client-secret = saddlebag-secret"),
                Stream.of(ofBroker).map("saddlebag.broker."::concat));
        OwnSettings.write(home, lines.toList());
    }

    private static String line(String login, String key) {
        return login.lines()
                .filter(line -> line.matches(key + "\\s*=.*"))
                .findFirst()
                .orElseThrow();
    }

    private int check(String... options) {
        saddlebag.out().getBuffer().setLength(0);
        return saddlebag.in(
                home, Stream.concat(Stream.of("check"), Stream.of(options)).toArray(String[]::new));
    }

    private String lastLine() {
        var lines = List.of(saddlebag.out().toString().split("\n"));
        return lines.get(lines.size() - 1);
    }
}
