package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that can be reached, and whose dead-letter queue takes no copies. Every message here fails. */
class RefusedCopiesTest {

    private static final String QUEUE = "crm.people";
    private static final String DLQ = "crm.people.dlq";
    private static final String BIG = "x".repeat(200_000);

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private GuardedBroker broker;
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        broker = new GuardedBroker(DLQ);
    }

    @AfterEach
    void stop() {
        camel.stop();
        broker.close();
    }

    @Test
    void a_dead_letter_queue_that_the_user_may_not_send_to_is_named_once_and_used_when_he_may() throws Exception {
        broker.forbids(CheckType.SEND);
        read(artemis());
        try (var postbox = postbox()) {
            assertThat(next()).isEqualTo("connected");
            postbox.send(QUEUE, "one");

            assertThat(next())
                    .isEqualTo(
                            "The dead-letter queue crm.people.dlq at tcp://broker takes no copies (User: ada does not have "
                                    + "permission='SEND' on address crm.people.dlq). Nothing is lost: messages wait in crm.people until it "
                                    + "takes them. Give the user of saddlebag.broker.user the right to send to it, and to create it if it is "
                                    + "not there; it is tried again every 10 seconds.");
            assertThat(postbox.in(QUEUE)).hasSize(1);
            broker.allowsAll();
            // Not one word of what it tried in between.
            assertThat(next()).isEqualTo("connected");
            assertThat(postbox.in(QUEUE)).isEmpty();
            assertThat(postbox.in(DLQ)).hasSize(1);
        }
    }

    @Test
    void a_dead_letter_queue_that_the_user_may_not_create_is_named_before_any_message_is_taken() throws Exception {
        broker.forbids(CheckType.CREATE_ADDRESS, CheckType.CREATE_DURABLE_QUEUE);
        read(artemis());

        assertThat(next())
                .startsWith(
                        "The dead-letter queue crm.people.dlq at tcp://broker takes no copies (User: ada does not have "
                                + "permission='CREATE_ADDRESS'");
    }

    @Test
    void a_queue_that_the_user_may_not_read_is_named() throws Exception {
        broker.close();
        broker = new GuardedBroker(QUEUE);
        broker.forbids(CheckType.CONSUME);
        read(artemis());

        assertThat(next())
                .isEqualTo(
                        "The broker at tcp://broker does not let Saddlebag read the queue crm.people (User: ada does not have "
                                + "permission='CONSUME' for queue crm.people on address crm.people). Messages wait there. Give the user of "
                                + "saddlebag.broker.user the right to consume from it; it is tried again every second.");
    }

    @Test
    void a_dead_letter_queue_that_is_full_is_told_as_that() throws Exception {
        broker.holdsLittle(AddressFullMessagePolicy.FAIL);
        read(artemis());
        try (var postbox = postbox()) {
            assertThat(next()).isEqualTo("connected");
            postbox.send(QUEUE, BIG, BIG);

            assertThat(next())
                    .isEqualTo(
                            "The dead-letter queue crm.people.dlq at tcp://broker is full. Nothing is lost: messages wait in "
                                    + "crm.people until it takes them. Take messages out of it, or let it hold more; it is tried again every "
                                    + "10 seconds.");
        }
    }

    @Test
    void a_dead_letter_queue_that_lets_its_sender_wait_is_told_and_used_when_there_is_room() throws Exception {
        broker.holdsLittle(AddressFullMessagePolicy.BLOCK);
        read(artemis(), Duration.ofMillis(1_500));
        try (var postbox = postbox()) {
            assertThat(next()).isEqualTo("connected");
            postbox.send(DLQ, "1".repeat(40_000));
            postbox.send(QUEUE, "2".repeat(40_000));

            assertThat(next())
                    .startsWith("The dead-letter queue crm.people.dlq at tcp://broker has taken no copy for 1 second.");
            postbox.takeOne(DLQ);
            assertThat(next("has taken no copy")).isEqualTo("connected");
            assertThat(postbox.in(DLQ)).hasSize(1);
        }
    }

    @Test
    void the_process_can_be_stopped_while_it_waits_for_room_and_the_message_stays_in_its_queue() throws Exception {
        broker.holdsLittle(AddressFullMessagePolicy.BLOCK);
        read(artemis(), Duration.ofMillis(1_500));
        try (var postbox = postbox()) {
            assertThat(next()).isEqualTo("connected");
            postbox.send(DLQ, "1".repeat(40_000));
            postbox.send(QUEUE, "2".repeat(40_000));
            assertThat(next()).contains("has taken no copy");
            camel.stop();

            assertThat(told).isEmpty();
            assertThat(postbox.in(QUEUE)).hasSize(1);
        }
    }

    @Test
    void a_late_copy_that_is_sent_again_after_a_crash_lies_in_the_dead_letter_queue_once() throws Exception {
        var artemis = artemis();
        var amqp = new JmsConnectionFactory(broker.url().replace("tcp:", "amqp:"));
        read(artemis);
        try (var postbox = postbox()) {
            for (var factory : List.of(artemis, artemis, new Broker(amqp, "amqp", "ada", "secret", 1_000_000))) {
                try (var session = new CopySession(factory, DLQ)) {
                    session.send(List.of(late("DL-1"), late("DL-2")));
                }
            }

            assertThat(postbox.in(DLQ)).hasSize(2);
        }
    }

    private static LateCopy late(String id) {
        return new LateCopy(
                new KeptMessage(
                                false,
                                "text",
                                Map.of("from", "shop"),
                                java.util.Optional.empty(),
                                java.util.Optional.empty())
                        .json(),
                id,
                "INVALID_FIELD",
                "No parent.");
    }

    private Broker artemis() {
        return new Broker(ArtemisFactory.of(broker.url(), 1_000_000), "tcp://broker", "ada", "secret", 1_000_000);
    }

    private Postbox postbox() throws JMSException {
        return new Postbox(broker.url(), "ada", "secret");
    }

    private String next() throws InterruptedException {
        var next = told.poll(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(next).as("told").isNotNull();
        return next;
    }

    /** What is told next but for this, which is told again by a machine that is slow. */
    private String next(String again) throws InterruptedException {
        var next = next();
        while (next.contains(again)) {
            next = next();
        }
        return next;
    }

    private void read(Broker from) throws Exception {
        read(from, Until.PATIENCE);
    }

    private void read(Broker from, Duration copyPatience) throws Exception {
        camel = new DefaultCamelContext();
        camel.addComponent("queue", new QueueComponent(() -> from));
        camel.getRegistry().bind("watch", new Ear());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("queue:" + QUEUE + "?deadLetterQueue=" + DLQ
                                + "&watch=#watch&delay=20&initialDelay=0&copyPatience="
                                + copyPatience.toMillis())
                        .routeId("people")
                        .process(exchange -> fail(exchange.getMessage().getBody(Sitting.class)));
            }
        });
        camel.start();
    }

    private static void fail(Sitting sitting) {
        var dead = new java.util.ArrayList<DeadMessage>();
        for (var message = sitting.next(100); message.isPresent(); message = sitting.next(100)) {
            dead.add(new DeadMessage(message.get(), "MISSHAPEN_ROW", "It is wrong."));
        }
        sitting.settled(dead.size(), dead);
    }

    private final class Ear implements QueueWatch {
        @Override
        public void away(String flow, String why) {
            told.add(why);
        }

        @Override
        public void connected(String flow) {
            told.add("connected");
        }

        @Override
        public void empty(String flow) {}

        @Override
        public int copyDue(String flow, Copying copying) {
            return 0;
        }
    }
}
