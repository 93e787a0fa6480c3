package io.saddlebag.queue;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
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

    private static final String TCP = "tcp";

    /** Brokers in one virtual machine are told apart by a number. */
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final int number = NUMBERS.getAndIncrement();
    private final BrokerUsers users;
    private final Path folder;
    private final BrokerAddress address;
    private int port;
    private boolean closed;
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    private EmbeddedBroker(Path state, BrokerAddress address, SenderRights rights) throws IOException {
        this.users = users(state, rights);
        this.folder = state.resolve("broker");
        this.address = address;
        this.port = address.port();
    }

    private static BrokerUsers users(Path state, SenderRights rights) throws IOException {
        var users = new BrokerUsers(BrokerLogin.ofProcess(state), BrokerLogin.ofSenders(state), rights);
        if (users.process().user().equals(users.senders().user())) {
            throw new IOException("%s and %s in %s name the same user; delete one of them to get another"
                    .formatted(BrokerLogin.PROCESS, BrokerLogin.SENDERS, state));
        }
        return users;
    }

    /**
     * @param state the folder {@code state/} of the home
     * @param queues those that flows read: the only ones that other programs may send to
     * @throws IOException when the address is taken, the journal cannot be written or a login cannot be read
     */
    public static EmbeddedBroker start(Path state, BrokerAddress address, Set<String> queues) throws IOException {
        var broker = new EmbeddedBroker(state, address, new SenderRights(queues));
        broker.start();
        return broker;
    }

    private void start() throws IOException {
        try {
            // Messages are customers' data, and Artemis leaves it to the folder who may read them.
            PrivateFile.folder(folder);
            server.setPropertiesResourcePath(null);
            server.setSecurityManager(users);
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
            throw new IOException("nothing can listen at %s:%d".formatted(address.host(), port));
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
                .addAcceptorConfiguration(address.acceptor(TCP, port))
                .setIncomingInterceptorClassNames(List.of(LoginFirst.class.getName()))
                // A queue's name is a name, whatever is in it.
                .setWildCardConfiguration(new WildcardConfiguration().setRoutingEnabled(false))
                // Kept for a name and what is asked; the senders' rights are found faster.
                .setAuthorizationCacheSize(0)
                .setQueueConfigs(queues())
                .setAddressSettings(Map.of("#", addresses()));
    }

    /** Senders may not create any. */
    private List<QueueConfiguration> queues() {
        return Stream.of(users.rights().queues(), users.rights().deadLetterQueues())
                .flatMap(Set::stream)
                .map(name -> QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST))
                .toList();
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
        return server.getActiveMQServer().getRemotingService().getAcceptor(TCP);
    }

    /** How this process reaches it. */
    public Broker broker(long largestMessage) {
        return new Broker(
                ArtemisFactory.of("vm://" + number, largestMessage),
                url(),
                users.process().user(),
                users.process().password(),
                largestMessage,
                this::startAgain);
    }

    /** How other programs of this machine reach it. */
    public String url() {
        return address.url(port);
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
