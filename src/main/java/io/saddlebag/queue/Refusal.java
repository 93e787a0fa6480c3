package io.saddlebag.queue;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.TransactionRolledBackException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/** The broker is there, and does not do what it is asked to do with a queue: others may not go through either. */
final class Refusal extends JMSException {

    private static final long serialVersionUID = 1;

    private static final Set<ActiveMQExceptionType> OF_ARTEMIS = EnumSet.of(
            ActiveMQExceptionType.SECURITY_EXCEPTION,
            ActiveMQExceptionType.ADDRESS_FULL,
            ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST,
            ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST);

    /** What it was asked for. */
    enum Purpose {
        READ,
        COPY
    }

    private final transient Purpose purpose;
    private final String queue;

    private Refusal(Purpose purpose, String queue, JMSException cause) {
        super(cause.getMessage());
        this.purpose = purpose;
        this.queue = queue;
        initCause(cause);
    }

    /** The same trouble, as a refusal if it is one: of the broker that cannot be reached, that is all there is to say. */
    static JMSException of(Purpose purpose, String queue, JMSException trouble) {
        return isRefusal(trouble) ? new Refusal(purpose, queue, trouble) : trouble;
    }

    private static boolean isRefusal(JMSException trouble) {
        return trouble instanceof JMSSecurityException
                || trouble instanceof InvalidDestinationException
                || trouble instanceof ResourceAllocationException
                || trouble.getCause() instanceof ActiveMQException artemis && OF_ARTEMIS.contains(artemis.getType())
                || trouble instanceof TransactionRolledBackException
                        && !(trouble.getCause() instanceof ActiveMQException);
    }

    Purpose purpose() {
        return purpose;
    }

    String queue() {
        return queue;
    }

    boolean isOfPermission() {
        return getCause() instanceof JMSSecurityException;
    }

    boolean isOfSpace() {
        return getCause() instanceof ResourceAllocationException
                || getCause().getCause() instanceof ActiveMQException artemis
                        && artemis.getType() == ActiveMQExceptionType.ADDRESS_FULL
                || getCause() instanceof TransactionRolledBackException
                        && getMessage().contains("full");
    }
}
