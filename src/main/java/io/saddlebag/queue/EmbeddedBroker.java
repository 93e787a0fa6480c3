package io.saddlebag.queue;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An Artemis broker in this process, with its journal under {@code state/broker}: a message that was sent to it survives a
 * crash. Other programs of this machine send to it by JMS and by AMQP 1.0.
 */
public final class EmbeddedBroker implements AutoCloseable {

    /** What an address holds in memory; the rest waits on the disk. */
    private static final long IN_MEMORY = 8L * 1024 * 1024;

    private static final long ALL_IN_MEMORY = 32L * 1024 * 1024;

    /** Brokers in one virtual machine are told apart by a number. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.getAndIncrement();
    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final BrokerLogin login;

    private EmbeddedBroker(BrokerLogin login) {
        this.login = login;
    }

    /**
     * @param state the folder {@code state/} of the home
     * @param host where other programs reach it; port 0 chooses a free one
     * @throws IOException when the address is taken or the journal cannot be written
     */
    public static EmbeddedBroker start(Path state, String host, int port) throws IOException {
        var broker = new EmbeddedBroker(BrokerLogin.in(state));
        try {
            // Messages are customers' data, and Artemis leaves it to the folder who may read them.
            PrivateFile.folder(state.resolve("broker"));
            broker.server.setPropertiesResourcePath(null);
            broker.server.setSecurityManager(new OneUser(broker.login));
            broker.server.setConfiguration(broker.configuration(state.resolve("broker"), host, port));
            broker.server.start();
            broker.checkStarted(host, port);
            return broker;
        } catch (Exception e) {
            broker.close();
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private void checkStarted(String host, int port) throws IOException {
        // An acceptor that could not bind calls itself started all the same, but has no port.
        if (!server.getActiveMQServer().isStarted() || acceptor().getActualPort() <= 0) {
            throw new IOException("nothing can listen at %s:%d".formatted(host, port));
        }
    }

    private Configuration configuration(Path folder, String host, int port) throws Exception {
        return new ConfigurationImpl()
                .setName("saddlebag")
                .setPersistenceEnabled(true)
                // Native libraries make it faster on Linux only, and start-up slower everywhere.
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .setGracefulShutdownEnabled(false)
                .setGlobalMaxSize(ALL_IN_MEMORY)
                .addAcceptorConfiguration(new TransportConfiguration(
                        InVMAcceptorFactory.class.getName(), Map.of("serverId", number), "in-vm"))
                .addAcceptorConfiguration(new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of(
                                TransportConstants.HOST_PROP_NAME,
                                host,
                                TransportConstants.PORT_PROP_NAME,
                                port,
                                TransportConstants.PROTOCOLS_PROP_NAME,
                                "CORE,AMQP"),
                        "tcp"))
                .setAddressSettings(Map.of("#", addresses()));
    }

    private static AddressSettings addresses() {
        return new AddressSettings()
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setAutoCreateQueues(true)
                .setAutoCreateAddresses(true)
                // A queue is its flow's, whether somebody reads it just now or not.
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                // Trouble with Salesforce is no reason to give a message up.
                .setMaxDeliveryAttempts(-1)
                .setMaxSizeBytes(IN_MEMORY)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
    }

    private org.apache.activemq.artemis.spi.core.remoting.Acceptor acceptor() {
        return server.getActiveMQServer().getRemotingService().getAcceptor("tcp");
    }

    /** How this process reaches it. */
    public Broker broker(long largestMessage) {
        return new Broker(
                ArtemisFactory.of("vm://" + number, largestMessage),
                url(),
                login.user(),
                login.password(),
                largestMessage);
    }

    /** How other programs of this machine reach it. */
    public String url() {
        var host = acceptor().getConfiguration().get(TransportConstants.HOST_PROP_NAME);
        return "tcp://" + host + ":" + acceptor().getActualPort();
    }

    /** The queues that it has, for whoever looks what stands ready. */
    public List<String> queues() {
        return List.of(server.getActiveMQServer().getActiveMQServerControl().getQueueNames());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            // The journal is on the disk whatever comes of the stop.
        }
        // The threads of connections within the process are nobody's in particular.
        InVMConnector.resetThreadPool();
    }
}
