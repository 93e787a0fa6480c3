package io.saddlebag.queue;

import jakarta.jms.Connection;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.client.impl.TopologyMemberImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;

/**
 * The journal in which an Artemis broker keeps its messages. Each has a number there that no other ever gets; when the journal
 * is deleted, the numbers begin anew, and the broker calls itself by another id.
 */
final class BrokerJournal {

    private BrokerJournal() {}

    /** The id of the broker at the other end; empty where it is none of Artemis, or one of a cluster that cannot be told apart. */
    static Optional<String> idOf(Connection connection) {
        if (!(connection instanceof ActiveMQConnection artemis)) {
            return Optional.empty();
        }
        var sessions = (ClientSessionFactoryInternal) artemis.getSessionFactory();
        return Optional.ofNullable(sessions.getPrimaryNodeId())
                .or(() -> alone(sessions.getServerLocator().getTopology().getMembers()));
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
