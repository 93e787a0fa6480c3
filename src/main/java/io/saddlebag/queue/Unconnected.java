package io.saddlebag.queue;

import jakarta.jms.JMSSecurityException;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/**
 * Why there is no connection to a broker.
 *
 * @param what a sentence without its end: {@code The broker at tcp://mq:61616 refuses the login}
 * @param remedy a sentence; empty where it may come back by itself
 */
record Unconnected(Kind kind, String what, Optional<String> remedy) {

    enum Kind {
        LOGIN,
        DISTRUSTED,
        AWAY
    }

    static Unconnected of(Broker broker, Exception cause) {
        return switch (kind(cause)) {
            case LOGIN ->
                new Unconnected(
                        Kind.LOGIN,
                        "The broker at %s refuses the login".formatted(broker),
                        Optional.of("See saddlebag.broker.user and saddlebag.broker.password."));
            case DISTRUSTED ->
                new Unconnected(
                        Kind.DISTRUSTED,
                        "The broker at %s shows a certificate that is not trusted (%s)".formatted(broker, told(cause)),
                        Optional.of("If it is the right broker, put its certificate into the file of"
                                + " saddlebag.broker.trust-store, and name it in saddlebag.broker.url as the"
                                + " certificate does."));
            case AWAY ->
                new Unconnected(
                        Kind.AWAY,
                        "The broker at %s cannot be reached (%s)".formatted(broker, told(cause)),
                        Optional.empty());
        };
    }

    static Kind kind(Exception cause) {
        if (cause instanceof Distrusted) {
            return Kind.DISTRUSTED;
        }
        return isRefusedLogin(cause) ? Kind.LOGIN : Kind.AWAY;
    }

    private static boolean isRefusedLogin(Throwable cause) {
        return cause instanceof JMSSecurityException
                || cause.getCause() instanceof ActiveMQException told
                        && told.getType() == ActiveMQExceptionType.SECURITY_EXCEPTION;
    }

    /** The innermost cause says it best; Artemis begins its sentences with a number. */
    static String told(Throwable cause) {
        var inner = cause;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        if (inner instanceof ActiveMQException artemis) {
            if (artemis.getType() == ActiveMQExceptionType.CONNECTION_TIMEDOUT) {
                return "no answer of an Artemis broker; if it speaks TLS there, add ?sslEnabled=true";
            }
            if (artemis.getType() == ActiveMQExceptionType.NOT_CONNECTED) {
                return "no connection";
            }
        }
        var said = inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
        return said.replaceAll("^\\[.*?message=|^AMQ\\d+: |]$", "").replaceAll("^AMQ\\d+: |\\.$", "");
    }
}
