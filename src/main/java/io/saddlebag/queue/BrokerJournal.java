package io.saddlebag.queue;

import jakarta.jms.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.client.ClusterTopologyListener;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.client.TopologyMember;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.client.impl.TopologyMemberImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;

/**
 * The journal in which an Artemis broker keeps its messages. Each has a number there that no other ever gets; when the journal
 * is deleted, the numbers begin anew, and the broker calls itself by another id.
 */
final class BrokerJournal {

    /** A broker tells its id at once, but on its own time; one that does not tell it by then never does. */
    private static final long PATIENCE_SECONDS = 10;

    private BrokerJournal() {}

    /** The id of the broker at the other end; empty where it is none of Artemis, or one of a cluster that cannot be told apart. */
    static Optional<String> idOf(Connection connection) {
        if (!(connection instanceof ActiveMQConnection artemis)) {
            return Optional.empty();
        }
        var sessions = (ClientSessionFactoryInternal) artemis.getSessionFactory();
        awaitBroker(sessions.getServerLocator());
        return Optional.ofNullable(sessions.getPrimaryNodeId())
                .or(() -> alone(sessions.getServerLocator().getTopology().getMembers()));
    }

    /** Since 2.57 a broker tells of itself when somebody is logged in, so it may come after the connection. */
    private static void awaitBroker(ServerLocator locator) {
        var told = new CountDownLatch(1);
        var listener = new Listening(told);
        locator.addClusterTopologyListener(listener);
        try {
            told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            locator.removeClusterTopologyListener(listener);
        }
    }

    private record Listening(CountDownLatch told) implements ClusterTopologyListener {

        @Override
        public void nodeUP(TopologyMember member, boolean last) {
            told.countDown();
        }

        @Override
        public void nodeDown(long eventUid, String nodeId) {
            // Another one will be told of.
        }
    }

    /**
     * A broker without a cluster gives its id, but no addresses, before the connection is there; where another took its place,
     * it is the later one. The only broker of a cluster may be reached by an address that it does not know.
     */
    private static Optional<String> alone(Collection<TopologyMemberImpl> members) {
        return members.stream()
                .filter(member -> members.size() == 1 || member.getPrimary() == null && member.getBackup() == null)
                .max(Comparator.comparingLong(TopologyMemberImpl::getUniqueEventID))
                .map(TopologyMemberImpl::getNodeId);
    }
}
