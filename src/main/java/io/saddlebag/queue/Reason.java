package io.saddlebag.queue;

import io.saddlebag.words.Words;

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
                    .formatted(Unconnected.told(cause));
        }
        var unconnected = Unconnected.of(broker, cause);
        return unconnected
                .remedy()
                .map(remedy -> unconnected.what() + ". Messages wait there. " + remedy)
                .orElse(unconnected.what() + ". Messages wait there; it is tried again every second.");
    }

    /** Whether two causes are told by the same sentence, but for the broker's own words in it. */
    static String kind(Exception cause) {
        if (cause instanceof Refusal refusal) {
            return refusal.purpose().name();
        }
        if (cause instanceof BrokerStopped) {
            return "STOPPED";
        }
        return Unconnected.kind(cause).name();
    }

    private String notRead(Refusal refusal) {
        return "The broker at %s does not let Saddlebag read the queue %s (%s). Messages wait there. %s; it is tried again every second."
                .formatted(
                        broker,
                        queue,
                        Unconnected.told(refusal),
                        refusal.isOfPermission()
                                ? "Give the user of saddlebag.broker.user the right to consume from it"
                                : "Create it, or correct its name in the flow");
    }

    private String notCopied(Refusal refusal) {
        if (refusal.isOfSpace()) {
            return notCopied("is full", "Take messages out of it, or let it hold more; " + AGAIN);
        }
        return notCopied(
                "takes no copies (" + Unconnected.told(refusal) + ")",
                (refusal.isOfPermission()
                                ? "Give the user of saddlebag.broker.user the right to send to it, and to create it if it is not there; "
                                : "Create it, or let the broker create it; ")
                        + AGAIN);
    }

    /** It neither takes a copy nor refuses it: so do brokers whose disk, or whose limit for the queue, is full. */
    String ofSilence(long seconds) {
        return notCopied(
                "has taken no copy for " + Words.count(seconds, "second"),
                "Look whether it, or the disk of the broker, is full; they go on when there is room");
    }

    private String notCopied(String what, String remedy) {
        return "The dead-letter queue %s at %s %s. Nothing is lost: messages wait in %s until it takes them. %s."
                .formatted(deadLetterQueue, broker, what, queue, remedy);
    }
}
