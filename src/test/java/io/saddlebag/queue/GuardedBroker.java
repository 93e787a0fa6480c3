package io.saddlebag.queue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/** An Artemis broker that lets nobody do certain things with one of its queues, and can let that queue hold little. */
public final class GuardedBroker implements AutoCloseable {

    private static final String GUARDED = "guarded";
    private static final long LITTLE = 2_000;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final String queue;
    private final Set<CheckType> forbidden = ConcurrentHashMap.newKeySet();

    private final class Guard implements ActiveMQSecurityManager {
        @Override
        public boolean validateUser(String user, String password) {
            return true;
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType type) {
            return roles.stream().noneMatch(role -> role.getName().equals(GUARDED)) || !forbidden.contains(type);
        }
    }

    public GuardedBroker(String queue) throws Exception {
        this.queue = queue;
        server.setPropertiesResourcePath(null);
        server.setSecurityManager(new Guard());
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setJournalType(JournalType.NIO)
                .setResolveProtocols(false)
                // Whoever was refused may be let in a moment later.
                .setSecurityInvalidationInterval(0)
                .putSecurityRoles("#", Set.of(role("all")))
                .putSecurityRoles(queue, Set.of(role(GUARDED)))
                .addAcceptorConfiguration(new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of("host", "127.0.0.1", "port", 0, "protocols", "CORE,AMQP"),
                        "tcp"))
                .setAddressSettings(Map.of("#", settings())));
        server.createActiveMQServer();
        server.getActiveMQServer().addProtocolManagerFactory(IncomingAmqp.find());
        server.start();
    }

    private static Role role(String name) {
        return new Role(name, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    private static AddressSettings settings() {
        return new AddressSettings()
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setMaxDeliveryAttempts(-1);
    }

    public void forbids(CheckType... types) {
        forbidden.addAll(EnumSet.copyOf(Set.of(types)));
    }

    public void allowsAll() {
        forbidden.clear();
    }

    /** From now on the queue holds only a little, and does this when it is full. */
    public void holdsLittle(AddressFullMessagePolicy policy) {
        server.getActiveMQServer()
                .getAddressSettingsRepository()
                .addMatch(queue, settings().setMaxSizeBytes(LITTLE).setAddressFullMessagePolicy(policy));
    }

    /** What it sends goes by way of this. */
    void sendsBy(Interceptor interceptor) {
        server.getActiveMQServer().getRemotingService().addOutgoingInterceptor(interceptor);
    }

    /** As it calls itself. */
    String id() {
        return server.getActiveMQServer().getNodeID().toString();
    }

    public String url() {
        return "tcp://127.0.0.1:"
                + server.getActiveMQServer()
                        .getRemotingService()
                        .getAcceptor("tcp")
                        .getActualPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
