package io.saddlebag.queue;

import java.util.Set;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.ChannelImpl.CHANNEL_ID;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection that asks by the CORE protocol for more than a login before it has one, or for what only brokers ask
 * of each other (clusters, replication, federation): that was the way in of CVE-2026-27446, -49362 and -57967, and this
 * broker has no other beside it.
 */
public final class LoginFirst implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(LoginFirst.class);

    /** What a client sends to get a session, and to keep or end a connection. */
    private static final Set<Byte> FOR_A_LOGIN = Set.of(
            PacketImpl.PING,
            PacketImpl.DISCONNECT,
            PacketImpl.DISCONNECT_V2,
            PacketImpl.DISCONNECT_V3,
            PacketImpl.SUBSCRIBE_TOPOLOGY,
            PacketImpl.SUBSCRIBE_TOPOLOGY_V2,
            PacketImpl.CONNECT,
            PacketImpl.CREATESESSION,
            PacketImpl.CREATESESSION_V2,
            // Answered by a no, after which the client asks for a new session.
            PacketImpl.REATTACH_SESSION);

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        long channel = packet.getChannelID();
        boolean allowed = channel == CHANNEL_ID.PING.id || channel == CHANNEL_ID.SESSION.id
                ? FOR_A_LOGIN.contains(packet.getType())
                : channel >= CHANNEL_ID.USER.id && connection.isAuthenticated();
        if (!allowed) {
            LOG.debug("Packet {} of {} is refused", packet.getType(), connection.getRemoteAddress());
            connection.destroy();
        }
        return allowed;
    }
}
