package io.saddlebag.queue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.SSLSupport;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Asks a broker for its certificate: Artemis keeps to itself why a connection by TLS did not come about. */
final class Handshake {

    private static final int PATIENCE_MILLIS = 5_000;

    private Handshake() {}

    /** Why the certificate of one of the factory's brokers is not trusted; empty when it is, or nobody knows. */
    static Optional<Exception> distrust(ActiveMQConnectionFactory factory) {
        return Stream.ofNullable(factory.getServerLocator().getStaticTransportConfigurations())
                .flatMap(Arrays::stream)
                .map(TransportConfiguration::getCombinedParams)
                .filter(to -> Boolean.parseBoolean(text(to, TransportConstants.SSL_ENABLED_PROP_NAME)))
                .flatMap(to -> distrust(to).stream())
                .findFirst();
    }

    private static Optional<Exception> distrust(Map<String, Object> to) {
        try (var plain = new Socket()) {
            var host = text(to, TransportConstants.HOST_PROP_NAME);
            var port = Integer.parseInt(text(to, TransportConstants.PORT_PROP_NAME));
            plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            shake((SSLSocket) support(to).createContext().getSocketFactory().createSocket(plain, host, port, true));
            return Optional.empty();
        } catch (SSLHandshakeException e) {
            return Optional.of(e);
        } catch (Exception e) {
            // Not reached at all, or not so far: that is not the certificate's fault.
            return Optional.empty();
        }
    }

    /** As Artemis does unless its parameter verifyHost says otherwise. */
    private static void shake(SSLSocket socket) throws IOException {
        try (socket) {
            var how = socket.getSSLParameters();
            how.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(how);
            socket.startHandshake();
        }
    }

    private static SSLSupport support(Map<String, Object> to) {
        var support = new SSLSupport();
        if (to.containsKey(TransportConstants.TRUSTSTORE_PATH_PROP_NAME)) {
            support.setTruststorePath(text(to, TransportConstants.TRUSTSTORE_PATH_PROP_NAME))
                    .setTruststorePassword(text(to, TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME));
        }
        return support;
    }

    private static String text(Map<String, Object> parameters, String name) {
        return String.valueOf(parameters.getOrDefault(name, ""));
    }
}
