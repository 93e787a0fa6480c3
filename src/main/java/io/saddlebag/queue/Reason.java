package io.saddlebag.queue;

import jakarta.jms.JMSSecurityException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;

/**
 * Says in a sentence why messages cannot be taken.
 *
 * @param queue that is read
 * @param deadLetterQueue that gets the copies
 */
record Reason(Broker broker, String queue, String deadLetterQueue) {

    private static final String AGAIN =
            "it is tried again every %d seconds".formatted(QueueLink.AFTER_REFUSAL_MILLIS / 1_000);

    String of(Exception cause) {
        if (cause instanceof Refusal refusal) {
            return refusal.purpose() == Refusal.Purpose.READ ? notRead(refusal) : notCopied(refusal);
        }
        if (cause instanceof BrokerStopped) {
            return "Saddlebag's own broker has stopped, and cannot start (%s). Nothing that it has taken is lost. Free some space in state/; it is tried again every second."
                    .formatted(told(cause));
        }
        if (isRefusedLogin(cause)) {
            return "The broker at %s refuses the login. Messages wait there. See saddlebag.broker.user and saddlebag.broker.password."
                    .formatted(broker);
        }
        return "The broker at %s cannot be reached (%s). Messages wait there; it is tried again every second."
                .formatted(broker, told(cause));
    }

    /** Whether two causes are told by the same sentence, but for the broker's own words in it. */
    static String kind(Exception cause) {
        if (cause instanceof Refusal refusal) {
            return refusal.purpose().name();
        }
        if (cause instanceof BrokerStopped) {
            return "STOPPED";
        }
        return isRefusedLogin(cause) ? "LOGIN" : "AWAY";
    }

    private String notRead(Refusal refusal) {
        return "The broker at %s does not let Saddlebag read the queue %s (%s). Messages wait there. %s; it is tried again every second."
                .formatted(
                        broker,
                        queue,
                        told(refusal),
                        refusal.isOfPermission()
                                ? "Give the user of saddlebag.broker.user the right to consume from it"
                                : "Create it, or correct its name in the flow");
    }

    private String notCopied(Refusal refusal) {
        if (refusal.isOfSpace()) {
            return notCopied("is full", "Take messages out of it, or let it hold more; " + AGAIN);
        }
        return notCopied(
                "takes no copies (" + told(refusal) + ")",
                (refusal.isOfPermission()
                                ? "Give the user of saddlebag.broker.user the right to send to it, and to create it if it is not there; "
                                : "Create it, or let the broker create it; ")
                        + AGAIN);
    }

    /** It neither takes a copy nor refuses it: so do brokers whose disk, or whose limit for the queue, is full. */
    String ofSilence(long seconds) {
        return notCopied(
                "has taken no copy for %d seconds".formatted(seconds),
                "Look whether it, or the disk of the broker, is full; they go on when there is room");
    }

    private String notCopied(String what, String remedy) {
        return "The dead-letter queue %s at %s %s. Nothing is lost: messages wait in %s until it takes them. %s."
                .formatted(deadLetterQueue, broker, what, queue, remedy);
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
