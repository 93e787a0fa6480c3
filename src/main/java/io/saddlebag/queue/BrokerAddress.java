package io.saddlebag.queue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * Where the broker in this process listens.
 *
 * @param host an IPv6 address in brackets
 * @param port 0 for a free one
 * @param certificate for TLS
 */
public record BrokerAddress(String host, int port, Optional<Certificate> certificate) {

    /** @param keyStore a PKCS12 or JKS file with the certificate and its key */
    public record Certificate(String keyStore, String password) {
        @Override
        public String toString() {
            return "certificate of " + keyStore;
        }
    }

    /** Far more than senders open; somebody without a login cannot fill the memory with them. */
    private static final int MOST_CONNECTIONS = 1_000;

    /** Whether only programs of this machine reach it: every address of the name is of the loopback. */
    public boolean isLoopback() {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    String url(int actualPort) {
        return "tcp://" + host + ":" + actualPort + (certificate.isPresent() ? "?sslEnabled=true" : "");
    }

    TransportConfiguration acceptor(String name, int actualPort) {
        var parameters = new HashMap<String, Object>(Map.of(
                TransportConstants.HOST_PROP_NAME, host,
                TransportConstants.PORT_PROP_NAME, actualPort,
                TransportConstants.CONNECTIONS_ALLOWED, MOST_CONNECTIONS,
                TransportConstants.PROTOCOLS_PROP_NAME, "CORE,AMQP"));
        certificate.ifPresent(own -> parameters.putAll(Map.of(
                TransportConstants.SSL_ENABLED_PROP_NAME,
                true,
                TransportConstants.KEYSTORE_PATH_PROP_NAME,
                own.keyStore(),
                TransportConstants.KEYSTORE_PASSWORD_PROP_NAME,
                own.password())));
        // AMQP's login by name and password, and no other.
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), parameters, name, Map.of("saslMechanisms", "PLAIN"));
    }
}
