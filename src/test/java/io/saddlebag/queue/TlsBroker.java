package io.saddlebag.queue;

import io.saddlebag.Child;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** An Artemis broker that is reached by TLS, with a certificate that it has made for itself. */
public final class TlsBroker implements AutoCloseable {

    public static final String PASSWORD = "changeit";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    /** @param folder gets {@code broker.p12}, which a client may trust */
    public TlsBroker(Path folder) throws Exception {
        makeCertificate(folder.resolve("broker.p12"));
        server.setPropertiesResourcePath(null);
        server.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setJournalType(JournalType.NIO)
                .setResolveProtocols(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration(new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(),
                        Map.of(
                                "host",
                                "127.0.0.1",
                                "port",
                                0,
                                "sslEnabled",
                                true,
                                "keyStorePath",
                                folder.resolve("broker.p12").toString(),
                                "keyStorePassword",
                                PASSWORD),
                        "tls")));
        server.start();
    }

    /** One for 127.0.0.1 and its key. */
    public static void makeCertificate(Path file) throws IOException, InterruptedException {
        var keytool = new ProcessBuilder(
                Child.tool("keytool"),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-alias",
                "broker",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                "STORE_PASSWORD");
        keytool.environment().put("STORE_PASSWORD", PASSWORD);
        var made = Child.start(keytool.redirectErrorStream(true));
        if (made.waitFor() != 0) {
            throw new IOException(new String(made.getInputStream().readAllBytes()));
        }
    }

    public int port() {
        return server.getActiveMQServer()
                .getRemotingService()
                .getAcceptor("tls")
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
