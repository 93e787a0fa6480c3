package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.ActiveMQBuffers;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.FederationConfiguration.Credentials;
import org.apache.activemq.artemis.core.config.federation.FederationDownstreamConfiguration;
import org.apache.activemq.artemis.core.config.federation.FederationQueuePolicyConfiguration;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.ChannelImpl.CHANNEL_ID;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateQueueMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.FederationDownstreamConnectMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.Ping;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by the CORE protocol of somebody who has no login, packet by packet. */
class CoreDoorTest {

    private static final int PATIENCE_MILLIS = (int) Until.PATIENCE.toMillis();

    @TempDir
    private Path state;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start(state, new BrokerAddress("127.0.0.1", 0, Optional.empty()), Set.of("crm.people"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    /** CVE-2026-27446; a queue that somebody reads is what the broker would fetch messages for. */
    @Test
    void the_packet_that_makes_a_broker_fetch_messages_from_another_is_refused_before_a_login() throws Exception {
        try (var rogue = new RogueBroker();
                var own = broker.broker(1_000);
                var reading = own.connect();
                var session = reading.createSession();
                var client = connect()) {
            session.createConsumer(session.createQueue("crm.people"));

            send(client, federation(rogue.port()), CHANNEL_ID.FEDERATION.id);

            assertThat(isClosed(client)).as("connection is closed").isTrue();
            assertThat(broker.server
                            .getActiveMQServer()
                            .getFederationManager()
                            .get("rogue" + FederationDownstreamConnectMessage.UPSTREAM_SUFFIX))
                    .isNull();
            assertThat(rogue.calls()).isZero();
        }
    }

    private static FederationDownstreamConnectMessage federation(int port) {
        var upstream = new TransportConfiguration(
                NettyConnectorFactory.class.getName(), Map.of("host", "127.0.0.1", "port", port), "rogue");
        var downstream =
                new FederationDownstreamConfiguration().setName("rogue").addPolicyRef("all");
        downstream.setUpstreamConfiguration(upstream);
        var message = new FederationDownstreamConnectMessage();
        message.setName("rogue");
        message.setCredentials(new Credentials().setUser("").setPassword(""));
        message.setStreamConfiguration(downstream);
        message.setFederationPolicyMap(Map.of(
                "all",
                new FederationQueuePolicyConfiguration()
                        .setName("all")
                        .addInclude(new FederationQueuePolicyConfiguration.Matcher()
                                .setQueueMatch("#")
                                .setAddressMatch("#"))));
        message.setTransformerConfigurationMap(Map.of());
        return message;
    }

    /** CVE-2026-49362. */
    @Test
    void a_queue_is_not_created_before_a_login() throws Exception {
        try (var client = connect()) {
            send(
                    client,
                    new CreateQueueMessage(
                            SimpleString.of("mine"), SimpleString.of("crm.people"), null, true, false, false),
                    CHANNEL_ID.SESSION.id);

            assertThat(isClosed(client)).isTrue();
            assertThat(broker.server.getActiveMQServer().locateQueue("mine")).isNull();
        }
    }

    /** Whatever the type: what only brokers ask of each other, and what needs a session. */
    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 9, 10, 11, 1_000})
    void no_packet_is_taken_on_another_channel_than_that_of_the_login(long channel) throws Exception {
        for (byte type : List.of(PacketImpl.CLUSTER_CONNECT, PacketImpl.BACKUP_REQUEST, PacketImpl.SESS_COMMIT)) {
            try (var client = connect()) {
                send(client, new PacketImpl(type) {}, channel);

                assertThat(isClosed(client)).isTrue();
            }
        }
    }

    @Test
    void a_client_that_has_not_logged_in_yet_may_ping() throws Exception {
        try (var client = connect()) {
            send(client, new Ping(60_000), CHANNEL_ID.PING.id);

            assertThat(client.getInputStream().read()).isNotNegative();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MQTT", "STOMP", "OPENWIRE", "HORNETQ"})
    void no_other_protocols_are_spoken_than_core_and_amqp(String protocol) {
        assertThat(broker.server.getActiveMQServer().getRemotingService().getProtocolFactoryMap())
                .containsOnlyKeys("CORE", "AMQP")
                .doesNotContainKey(protocol);
    }

    private Socket connect() throws Exception {
        var client = new Socket(
                InetAddress.getLoopbackAddress(), Integer.parseInt(broker.url().split(":")[2]));
        client.setSoTimeout(PATIENCE_MILLIS);
        client.getOutputStream().write("ARTEMIS".getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static void send(Socket client, Packet packet, long channel) throws Exception {
        ((PacketImpl) packet).setChannelID(channel);
        ActiveMQBuffer buffer = ActiveMQBuffers.dynamicBuffer(1_000);
        buffer.writeInt(0);
        buffer.writeByte(packet.getType());
        buffer.writeLong(channel);
        ((PacketImpl) packet).encodeRest(buffer);
        buffer.setInt(0, buffer.writerIndex() - Integer.BYTES);
        var bytes = new byte[buffer.writerIndex()];
        buffer.readBytes(bytes);
        client.getOutputStream().write(bytes);
    }

    /** Waits for the broker: what it sends first is read over. */
    private static boolean isClosed(Socket client) throws Exception {
        try {
            return Stream.generate(() -> read(client)).anyMatch(read -> read < 0);
        } catch (java.io.UncheckedIOException e) {
            return e.getCause() instanceof java.net.SocketException;
        }
    }

    private static int read(Socket client) {
        try {
            return client.getInputStream().read();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
