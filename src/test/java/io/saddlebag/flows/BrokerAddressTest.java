package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.saddlebag.Until;
import io.saddlebag.queue.AmqpSender;
import io.saddlebag.queue.BrokerAddress;
import io.saddlebag.queue.Postbox;
import io.saddlebag.queue.TlsBroker;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The address of the broker in the process: whom it lets reach the broker, and how. */
class BrokerAddressTest {

    private static final String RECORD = "{\"id\": \"1\", \"name\": \"Ada\"}";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.saddlebag.Brokers");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.8.9.1, true",
        "localhost, true",
        "[::1], true",
        "[::ffff:127.0.0.1], true",
        "0.0.0.0, false",
        "[::], false",
        "192.0.2.1, false",
        "[2001:db8::1], false",
        "no-such-host.invalid, false"
    })
    void only_an_address_of_the_loopback_is_one_that_no_other_machine_reaches(String host, boolean loopback) {
        assertThat(new BrokerAddress(host, 0, Optional.empty()).isLoopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:0", "localhost:0", "0.0.0.0:0"})
    void a_broker_that_others_reach_without_tls_is_warned_of_once(String address) throws Exception {
        try (var journey = new Journey(folder)
                        .flow("people", QueueFlowTest.FLOW)
                        .with("saddlebag.broker.address", address)
                        .start();
                var postbox = new Postbox(loopback(journey), login()[0], login()[1])) {
            postbox.send("crm.people", RECORD);

            assertThat(journey.nextReport().counts().created()).isEqualTo(1);
            if (address.startsWith("0")) {
                assertThat(warnings())
                        .containsExactly("saddlebag.broker.address is '0.0.0.0:0', which other machines"
                                + " may reach, and there is no TLS: whoever sees the network reads the senders' password and the"
                                + " records, and may send records with it."
                                + " Set saddlebag.broker.key-store, or write 127.0.0.1:0.");
            } else {
                assertThat(warnings()).isEmpty();
            }
        }
    }

    @Test
    void with_a_certificate_only_tls_is_spoken_and_nothing_is_warned_of() throws Exception {
        TlsBroker.makeCertificate(folder.resolve("broker.p12"));
        try (var journey = new Journey(folder)
                .flow("people", QueueFlowTest.FLOW)
                .with("saddlebag.broker.address", "0.0.0.0:0")
                .with("saddlebag.broker.key-store", folder.resolve("broker.p12").toString())
                .with("saddlebag.broker.key-store-password", TlsBroker.PASSWORD)
                .start()) {
            var url = loopback(journey);
            var trusted = url + "&trustStorePath=" + folder.resolve("broker.p12") + "&trustStorePassword="
                    + TlsBroker.PASSWORD;
            try (var postbox = new Postbox(trusted, login()[0], login()[1])) {
                postbox.send("crm.people", RECORD);
            }

            assertThat(journey.nextReport().counts().created()).isEqualTo(1);

            try (var sender = new AmqpSender(amqps(url), login()[0], login()[1], AmqpSender.Ids.TEXT)) {
                sender.send("crm.people", List.of(RECORD.replace("Ada", "Augusta")));
            }

            assertThat(journey.nextReport().counts().updated()).isEqualTo(1);
            assertThat(warnings()).isEmpty();
            assertThat(closesWithoutTls(url)).isTrue();
        }
    }

    private String amqps(String url) {
        var broker = URI.create(url);
        return "amqps://%s:%d?transport.trustStoreLocation=%s&transport.trustStorePassword=%s&transport.verifyHost=false"
                .formatted(broker.getHost(), broker.getPort(), folder.resolve("broker.p12"), TlsBroker.PASSWORD);
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** A broker that speaks without TLS would wait for the rest of the login. */
    private static boolean closesWithoutTls(String url) throws IOException {
        var address = URI.create(url);
        try (var client = new Socket(address.getHost(), address.getPort())) {
            client.setSoTimeout((int) Until.PATIENCE.toMillis());
            client.getOutputStream().write("ARTEMIS".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        }
    }

    private String[] login() throws IOException {
        return QueueAgainTest.login(folder.resolve("state"));
    }

    private static String loopback(Journey journey) {
        return journey.brokerUrl().replace("0.0.0.0", "127.0.0.1");
    }
}
