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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Artemis broker in this process, with its journal under {@code state/broker}: a message that was sent to it survives a
 * crash. Other programs of this machine send to it by JMS and by AMQP 1.0.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** What an address holds in memory; the rest waits on the disk. */
    private static final long IN_MEMORY = 8L * 1024 * 1024;

    private static final long ALL_IN_MEMORY = 32L * 1024 * 1024;

    /** Brokers in one virtual machine are told apart by a number. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.getAndIncrement();
    private final BrokerLogin login;
    private final Path folder;
    private final String host;
    private int port;
    private boolean closed;
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    private EmbeddedBroker(Path state, String host, int port) throws IOException {
        this.login = BrokerLogin.in(state);
        this.folder = state.resolve("broker");
        this.host = host;
        this.port = port;
    }

    /**
     * @param state the folder {@code state/} of the home
     * @param host where other programs reach it; port 0 chooses a free one
     * @throws IOException when the address is taken or the journal cannot be written
     */
    public static EmbeddedBroker start(Path state, String host, int port) throws IOException {
        var broker = new EmbeddedBroker(state, host, port);
        broker.start();
        return broker;
    }

    private void start() throws IOException {
        try {
            // Messages are customers' data, and Artemis leaves it to the folder who may read them.
            PrivateFile.folder(folder);
            server.setPropertiesResourcePath(null);
            server.setSecurityManager(new OneUser(login));
            server.setConfiguration(configuration());
            server.createActiveMQServer();
            server.getActiveMQServer().addProtocolManagerFactory(IncomingAmqp.find());
            server.start();
            checkStarted();
            // Whoever has found it once finds it again.
            port = acceptor().getActualPort();
        } catch (Exception e) {
            stop();
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        }
    }

    private void checkStarted() throws IOException {
        // An acceptor that could not bind calls itself started all the same, but has no port.
        if (!server.getActiveMQServer().isStarted() || acceptor().getActualPort() <= 0) {
            throw new IOException("nothing can listen at %s:%d".formatted(host, port));
        }
    }

    /** Artemis stops for good when its disk is full; what it has taken before is on that disk. */
    private synchronized void startAgain() throws BrokerStopped {
        if (closed || server.getActiveMQServer().isStarted()) {
            return;
        }
        stop();
        server = new EmbeddedActiveMQ();
        try {
            start();
            LOG.info("The broker at {} runs again", url());
        } catch (IOException e) {
            throw new BrokerStopped(e);
        }
    }

    private Configuration configuration() throws Exception {
        return new ConfigurationImpl()
                .setName("saddlebag")
                .setPersistenceEnabled(true)
                // Native libraries make it faster on Linux only, and start-up slower everywhere.
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                // Only CORE, and what is added by name.
                .setResolveProtocols(false)
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
                largestMessage,
                this::startAgain);
    }

    /** How other programs of this machine reach it. */
    public String url() {
        return "tcp://" + host + ":" + port;
    }

    /** The queues that it has, for whoever looks what stands ready. */
    public List<String> queues() {
        return List.of(server.getActiveMQServer().getActiveMQServerControl().getQueueNames());
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    private void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            // The journal is on the disk whatever comes of the stop.
        }
        // The threads of connections within the process are nobody's in particular.
        InVMConnector.resetThreadPool();
    }
}
