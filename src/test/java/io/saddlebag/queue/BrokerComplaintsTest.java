package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class BrokerComplaintsTest {

    private static final String SERVER = "org.apache.activemq.artemis.core.server";

    private final BrokerComplaints filter = new BrokerComplaints();

    @Test
    void a_complaint_that_comes_for_every_connection_is_said_once_a_minute() {
        assertThat(isSaid(SERVER, "AMQ224088: Timeout on acceptor, remote 127.0.0.1:4711", 1_000))
                .isTrue();
        for (int connection = 0; connection < 1_000; connection++) {
            assertThat(isSaid(SERVER, "AMQ224088: Timeout on acceptor, remote 127.0.0.1:" + connection, 1_000))
                    .isFalse();
        }
        assertThat(isSaid(SERVER, "AMQ224126: Failure during protocol handshake", 2_000))
                .isTrue();
        assertThat(isSaid(SERVER, "AMQ224088: Timeout on acceptor, remote 127.0.0.1:9", 61_000))
                .isTrue();
    }

    @Test
    void what_others_say_is_said_each_time() {
        assertThat(isSaid("io.saddlebag.flow.Load", "contacts: march.csv: 3 rows", 1_000))
                .isTrue();
        assertThat(isSaid("io.saddlebag.flow.Load", "contacts: march.csv: 3 rows", 1_001))
                .isTrue();
    }

    private boolean isSaid(String logger, String message, long at) {
        var event = new LoggingEvent();
        event.setLoggerName(logger);
        event.setMessage(message);
        event.setTimeStamp(at);
        return filter.decide(event) != FilterReply.DENY;
    }
}
