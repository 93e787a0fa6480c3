package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the login in {@code broker.properties} may do, by JMS (Artemis' client) and by AMQP (Qpid's). */
class SenderTest {

    enum By {
        CORE,
        AMQP;

        ConnectionFactory to(String url, String user, String password) {
            return this == CORE
                    ? new ActiveMQConnectionFactory(url, user, password)
                    : new JmsConnectionFactory(user, password, url.replace("tcp:", "amqp:"));
        }
    }

    private static final List<String> QUEUES = List.of("crm.people", "crm.#", "crm.*", "a", "Größe 1/2");
    private static final long SOON_MILLIS = 200;

    @TempDir
    private Path state;

    private EmbeddedBroker broker;
    private BrokerLogin login;

    @BeforeEach
    void start() throws Exception {
        var address = new BrokerAddress("127.0.0.1", 0, Optional.empty());
        broker = EmbeddedBroker.start(state, address, Set.copyOf(QUEUES));
        login = BrokerLogin.ofSenders(state);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @ParameterizedTest
    @EnumSource
    void it_sends_to_each_flows_queue_and_there_alone_the_message_arrives(By by) throws Exception {
        try (var connection = connect(by);
                var session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            for (var queue : QUEUES) {
                session.createProducer(session.createQueue(queue)).send(session.createTextMessage(queue));
            }
            session.commit();
        }

        assertThat(QUEUES).allSatisfy(queue -> assertThat(in(queue)).containsExactly(queue));
    }

    @ParameterizedTest
    @EnumSource
    void it_browses_and_reads_the_dead_letter_queues(By by) throws Exception {
        for (var queue : QUEUES) {
            sendAsProcess(queue + ".dlq", "copy of " + queue);
        }

        try (var connection = connect(by);
                var session = connection.createSession()) {
            connection.start();
            for (var queue : QUEUES) {
                var dead = session.createQueue(queue + ".dlq");
                assertThat(browsed(session, dead)).hasSize(1);
                assertThat(session.createConsumer(dead).receive().getBody(String.class))
                        .isEqualTo("copy of " + queue);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void it_neither_reads_nor_browses_a_flows_queue(By by) throws Exception {
        sendAsProcess("crm.people", "secret");

        for (var name : List.of("crm.people", "crm.people::crm.people", "crm.people.dlq::crm.people", "#", "crm.*")) {
            assertThat(received(by, name)).as(name).isEmpty();
            assertThat(browsed(by, name)).as(name).isEmpty();
        }
        assertThat(in("crm.people")).containsExactly("secret");
    }

    @ParameterizedTest
    @EnumSource
    void it_sends_nowhere_else(By by) throws Exception {
        for (var name : List.of(
                "crm.people.dlq",
                "crm.other",
                "crm.people::crm.people.dlq",
                "crm.people.dlq::crm.people.dlq",
                "activemq.management",
                "activemq.notifications",
                "$ACTIVEMQ_ARTEMIS_MIRROR_x",
                "#")) {
            assertThat(sends(by, name)).as(name).isFalse();
        }
        assertThat(in("crm.people.dlq")).isEmpty();
        assertThat(broker.server.getActiveMQServer().locateQueue("crm.other")).isNull();
    }

    /** A producer without an address names it in each message. */
    @ParameterizedTest
    @EnumSource
    void an_address_in_each_message_is_checked_as_well(By by) throws Exception {
        try (var connection = connect(by);
                var session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            var anywhere = session.createProducer(null);
            anywhere.send(session.createQueue("crm.people"), session.createTextMessage("one"));
            session.commit();

            assertThatThrownBy(() -> {
                        anywhere.send(session.createQueue("crm.people.dlq"), session.createTextMessage("two"));
                        session.commit();
                    })
                    .isInstanceOf(JMSException.class);
        }
        assertThat(in("crm.people")).containsExactly("one");
        assertThat(in("crm.people.dlq")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void it_creates_no_queues_and_no_topics(By by) throws Exception {
        try (var connection = connect(by);
                var session = connection.createSession()) {
            connection.start();
            assertThatThrownBy(session::createTemporaryQueue).isInstanceOf(JMSException.class);
            assertThatThrownBy(session::createTemporaryTopic).isInstanceOf(JMSException.class);
            for (var topic : List.of("crm.people", "crm.people.dlq", "activemq.notifications", "#")) {
                assertThatThrownBy(() -> session.createConsumer(session.createTopic(topic)))
                        .as(topic)
                        .isInstanceOf(JMSException.class);
            }
        }
        assertThat(broker.server.getActiveMQServer().getActiveMQServerControl().getQueueNames())
                .containsExactlyInAnyOrderElementsOf(QUEUES.stream()
                        .flatMap(queue -> Stream.of(queue, queue + ".dlq"))
                        .toList());
    }

    @Test
    void it_manages_nothing_by_the_core_protocol() throws Exception {
        try (var connection = connect(By.CORE);
                var session = connection.createSession()) {
            var core = ((ActiveMQSession) session).getCoreSession();

            assertThatThrownBy(
                            () -> core.createQueue(QueueConfiguration.of("mine").setAddress("crm.people")))
                    .hasMessageContaining("permission");
            assertThatThrownBy(() -> core.createAddress(
                            org.apache.activemq.artemis.api.core.SimpleString.of("mine"), RoutingType.MULTICAST, false))
                    .hasMessageContaining("permission");
            assertThatThrownBy(() -> core.createSharedQueue(QueueConfiguration.of("mine")
                            .setAddress("crm.people")
                            .setDurable(false)))
                    .hasMessageContaining("permission");
            assertThatThrownBy(() -> core.deleteQueue("crm.people")).hasMessageContaining("permission");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_gets_in_with_another_password_or_none(By by) throws Exception {
        for (var wrong : List.of(
                new String[] {"saddlebag", "wrong"},
                new String[] {"saddlebag", ""},
                new String[] {"", ""},
                new String[] {BrokerLogin.ofProcess(state).user(), login.password()},
                new String[] {"ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"},
                new String[] {null, null})) {
            assertThatThrownBy(() -> by.to(broker.url(), wrong[0], wrong[1])
                            .createConnection()
                            .close())
                    .isInstanceOf(JMSException.class);
        }
    }

    private Connection connect(By by) throws JMSException {
        return by.to(broker.url(), login.user(), login.password()).createConnection();
    }

    private boolean sends(By by, String name) {
        try (var connection = connect(by);
                var session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            session.createProducer(session.createQueue(name)).send(session.createTextMessage("{}"));
            session.commit();
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    /** Empty when nothing was received, for whatever reason. */
    private Optional<String> received(By by, String name) throws JMSException {
        try (var connection = connect(by);
                var session = connection.createSession()) {
            connection.start();
            var message = session.createConsumer(session.createQueue(name)).receive(SOON_MILLIS);
            return message == null ? Optional.empty() : Optional.of(message.getBody(String.class));
        } catch (JMSException e) {
            return Optional.empty();
        }
    }

    private List<?> browsed(By by, String name) throws JMSException {
        try (var connection = connect(by);
                var session = connection.createSession()) {
            connection.start();
            return browsed(session, session.createQueue(name));
        } catch (JMSException e) {
            return List.of();
        }
    }

    private static List<?> browsed(Session session, Queue queue) throws JMSException {
        return Collections.list((Enumeration<?>) session.createBrowser(queue).getEnumeration());
    }

    private void sendAsProcess(String queue, String text) throws Exception {
        try (var own = broker.broker(1_000);
                var connection = own.connect();
                var session = connection.createSession()) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    private List<String> in(String queue) throws Exception {
        try (var own = broker.broker(1_000);
                var connection = own.connect();
                var session = connection.createSession()) {
            connection.start();
            var texts = new ArrayList<String>();
            Queue destination = session.createQueue(queue);
            for (Object message : Collections.list((java.util.Enumeration<?>)
                    session.createBrowser(destination).getEnumeration())) {
                texts.add(((Message) message).getBody(String.class));
            }
            return texts;
        }
    }
}
