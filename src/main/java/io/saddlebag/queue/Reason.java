package io.saddlebag.queue;

import jakarta.jms.JMSSecurityException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** Says in a sentence why a broker cannot be used. */
final class Reason {

    private Reason() {}

    static String of(String broker, Exception cause) {
        if (isRefusedLogin(cause)) {
            return "The broker at %s refuses the login. Messages wait there. See saddlebag.broker.user and saddlebag.broker.password."
                    .formatted(broker);
        }
        return "The broker at %s cannot be reached (%s). Messages wait there; it is tried again every second."
                .formatted(broker, told(cause));
    }

    /** The innermost cause says it best; Artemis begins its sentences with a number. */
    private static String told(Throwable cause) {
        var inner = cause;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        var said = inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
        return said.replaceAll("^\\[.*?message=|^AMQ\\d+: |]$", "").replaceAll("^AMQ\\d+: ", "");
    }

    private static boolean isRefusedLogin(Throwable cause) {
        return cause instanceof JMSSecurityException
                || cause.getCause() instanceof ActiveMQException told
                        && told.getType() == ActiveMQExceptionType.SECURITY_EXCEPTION;
    }
}
