package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.QuietBroker;
import io.saddlebag.queue.Postbox;
import jakarta.jms.MapMessage;
import jakarta.jms.ObjectMessage;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are meant to harm, or that no sender should have sent. */
class QueueRefusalTest {

    private static final String QUEUE = "crm.people";

    /** 200 MB, of which nothing may come into memory. */
    private static final int HUGE = 200 * 1024 * 1024;

    private static final AtomicBoolean DESERIALISED = new AtomicBoolean();

    /** Does its harm when somebody reads it. */
    static final class Harmful implements Serializable {
        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) {
            DESERIALISED.set(true);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void objects_maps_streams_and_bytes_that_are_no_text_are_dead_letters_and_hold_nothing_up() throws Exception {
        try (var journey =
                        new Journey(folder).flow("people", QueueFlowTest.FLOW).start();
                var postbox = journey.postbox()) {
            postbox.send(QUEUE, session -> session.createObjectMessage(new Harmful()));
            postbox.send(QUEUE, session -> {
                var map = session.createMapMessage();
                map.setString("id", "M");
                return map;
            });
            postbox.send(QUEUE, session -> session.createStreamMessage());
            postbox.send(QUEUE, session -> {
                var bytes = session.createBytesMessage();
                bytes.writeBytes(new byte[] {'{', (byte) 0xff, '}'});
                return bytes;
            });
            postbox.send(QUEUE, session -> session.createMessage());
            postbox.send(QUEUE, "{\"a\":".repeat(50_000));
            postbox.send(QUEUE, "{\"id\": \"good\", \"name\": \"Ada\"}");
            settle(journey, 7);

            assertThat(journey.salesforce.count("Contact")).isEqualTo(1);
            assertThat(journey.deadLetters())
                    .hasSize(6)
                    .extracting(dead -> dead.failure().message())
                    .anyMatch(why -> why.contains("an object message"))
                    .anyMatch(why -> why.contains("a map message"))
                    .anyMatch(why -> why.contains("a stream message"))
                    .anyMatch(why -> why.contains("no UTF-8 text"))
                    .anyMatch(why -> why.contains("a message without a body"))
                    .anyMatch(why -> why.contains("the JSON cannot be read"));
            assertThat(postbox.in(QUEUE)).isEmpty();
            var copies = postbox.in(QUEUE + ".dlq");
            assertThat(copies).hasSize(6);
            assertThat(copies.get(0)).isInstanceOf(ObjectMessage.class);
            assertThat(((MapMessage) copies.get(1)).getString("id")).isEqualTo("M");
            assertThat(DESERIALISED).isFalse();
        }
    }

    @Test
    @ExtendWith(QuietBroker.class)
    void a_body_of_200_mb_is_refused_unread_as_text_and_as_bytes_and_copied_whole() throws Exception {
        try (var journey =
                        new Journey(folder).flow("people", QueueFlowTest.FLOW).start();
                var postbox = journey.postbox()) {
            System.gc();
            long before = used();
            postbox.send(QUEUE, session -> {
                var bytes = session.createBytesMessage();
                bytes.setObjectProperty("JMS_AMQ_InputStream", zeros());
                return bytes;
            });
            postbox.send(QUEUE, session -> Postbox.asText(session, zeros()));
            postbox.send(QUEUE, "{\"id\": \"good\", \"name\": \"Ada\"}");
            settle(journey, 3);

            assertThat(journey.salesforce.count("Contact")).isEqualTo(1);
            assertThat(journey.deadLetters())
                    .extracting(dead -> dead.failure().message())
                    .hasSize(2)
                    .allMatch(why -> why.startsWith("the body is of 209,715,200 bytes; up to 1,048,576 are read"));
            System.gc();
            assertThat(used() - before).isLessThan(HUGE / 2);
            assertThat(postbox.in(QUEUE)).isEmpty();
            assertThat(postbox.sizes(QUEUE + ".dlq")).containsExactly((long) HUGE, (long) HUGE);
            assertThat(postbox.types(QUEUE + ".dlq")).containsExactly("bytes", "text");
        }
    }

    @Test
    void a_million_properties_are_refused_by_the_broker_or_delivered_and_the_process_lives() throws Exception {
        try (var journey =
                        new Journey(folder).flow("people", QueueFlowTest.FLOW).start();
                var postbox = journey.postbox()) {
            boolean refused = false;
            try {
                postbox.send(QUEUE, session -> {
                    var message = session.createTextMessage("{\"id\": \"many\", \"name\": \"Ada\"}");
                    for (int i = 0; i < 1_000_000; i++) {
                        message.setIntProperty("p" + i, i);
                    }
                    return message;
                });
            } catch (jakarta.jms.JMSException e) {
                refused = true;
            }
            try (var other = journey.postbox()) {
                other.send(QUEUE, "{\"id\": \"good\", \"name\": \"Ada\"}");
            }
            settle(journey, refused ? 1 : 2);

            assertThat(journey.salesforce.count("Contact")).isEqualTo(refused ? 1 : 2);
        }
    }

    private static void settle(Journey journey, long rows) throws InterruptedException {
        long total = 0;
        while (total < rows) {
            var report = journey.nextReport();
            assertThat(report.trouble()).isEmpty();
            total += report.counts().total();
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** A body of 200 MB that is made as it is read. */
    static InputStream zeros() {
        return new InputStream() {
            private int left = HUGE;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] block, int offset, int length) {
                int read = Math.min(left, length);
                left -= read;
                return read == 0 ? -1 : read;
            }
        };
    }
}
