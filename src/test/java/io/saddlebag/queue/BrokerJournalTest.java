package io.saddlebag.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import java.lang.Thread.State;
import java.util.EnumSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ClusterTopologyChangeMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrokerJournalTest {

    private final SlowToTell slowToTell = new SlowToTell();
    private GuardedBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = new GuardedBroker("crm.people");
        broker.sendsBy(slowToTell);
    }

    @AfterEach
    void stop() {
        slowToTell.go.countDown();
        broker.close();
    }

    /** Without it, messages that were read before a kill would be taken for those of another broker, and sent again. */
    @Test
    void the_id_of_a_broker_that_tells_it_after_the_connection_is_there_is_waited_for() throws Exception {
        try (var factory = new ActiveMQConnectionFactory(broker.url());
                var connection = factory.createConnection()) {
            slowToTell.holds.await();

            var id = new FutureTask<>(() -> BrokerJournal.idOf(connection));
            var asking = new Thread(id);
            asking.start();
            Until.itIs(() -> EnumSet.of(State.TIMED_WAITING, State.TERMINATED).contains(asking.getState()));
            slowToTell.go.countDown();

            assertThat(id.get()).contains(broker.id());
        }
    }

    /** Holds back what a broker tells of itself after the login, until it may. */
    private static final class SlowToTell implements Interceptor {

        private final CountDownLatch holds = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        @Override
        public boolean intercept(Packet packet, RemotingConnection connection) {
            if (packet instanceof ClusterTopologyChangeMessage told && !isForStrangers(told)) {
                holds.countDown();
                try {
                    go.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return true;
        }

        private static boolean isForStrangers(ClusterTopologyChangeMessage told) {
            return !told.isExit() && told.getNodeID().equals(new UUID(0, 0).toString());
        }
    }
}
