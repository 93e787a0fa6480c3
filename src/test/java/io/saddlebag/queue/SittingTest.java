package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SittingTest {

    private static final String QUEUE = "crm.people";
    private static final long LONG_ENOUGH = Until.PATIENCE.toMillis();

    @TempDir
    private Path state;

    private EmbeddedBroker broker;
    private Postbox postbox;
    private QueueSession session;

    @BeforeEach
    void open() throws Exception {
        broker = OpenBroker.start(state, "127.0.0.1", 0);
        var login = OpenBroker.login(state);
        postbox = new Postbox(broker.url(), login.user(), login.password());
        postbox.send(QUEUE, "one", "two", "three");
        session = QueueSession.open(endpoint());
    }

    private QueueEndpoint endpoint() {
        var endpoint = new QueueEndpoint("queue:" + QUEUE, new QueueComponent(() -> broker.broker(1_000)), QUEUE);
        endpoint.setDeadLetterQueue(QUEUE + ".dlq");
        return endpoint;
    }

    @AfterEach
    void close() throws Exception {
        session.close();
        postbox.close();
        broker.close();
    }

    @Test
    void what_is_settled_is_gone_from_the_queue_when_it_is_committed() throws Exception {
        var sitting = Sitting.of(QUEUE, session, session.receive(LONG_ENOUGH).orElseThrow());
        for (int taken = 0; taken < 3; taken++) {
            assertThat(sitting.next(LONG_ENOUGH)).isPresent();
        }
        assertThat(sitting.next(0)).isEmpty();
        sitting.settled(3, List.of());

        assertThat(sitting.commit()).isTrue();
        session.close();
        assertThat(postbox.in(QUEUE)).isEmpty();
    }

    @Test
    void a_message_that_was_received_and_not_looked_at_keeps_all_of_them_with_the_broker() throws Exception {
        var sitting = Sitting.of(QUEUE, session, session.receive(LONG_ENOUGH).orElseThrow());
        sitting.settled(0, List.of());

        assertThat(sitting.commit()).isFalse();
        session.close();
        assertThat(postbox.in(QUEUE)).hasSize(3);
    }

    @Test
    void a_sitting_that_nobody_settled_is_not_committed() throws Exception {
        var sitting = Sitting.of(QUEUE, session, session.receive(LONG_ENOUGH).orElseThrow());
        sitting.next(0);

        assertThat(sitting.commit()).isFalse();
        session.close();
        assertThat(postbox.in(QUEUE)).hasSize(3);
    }
}
