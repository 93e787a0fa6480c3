package io.saddlebag.queue;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.utils.CompositeAddress;

/**
 * What programs that send to the broker may do: send to the flows' queues, read and browse the dead-letter queues of these,
 * and nothing else. They create nothing, so the broker has these queues before anybody connects.
 *
 * @param queues the queues that flows read
 */
record SenderRights(Set<String> queues) {

    /** As routes/templates/queue-to-salesforce.camel.yaml names it. */
    private static final String DEAD_LETTERS = ".dlq";

    SenderRights {
        queues = Set.copyOf(queues);
    }

    Set<String> deadLetterQueues() {
        return queues.stream()
                .map(queue -> queue + DEAD_LETTERS)
                .filter(queue -> !queues.contains(queue))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param address also {@code address::queue}: a queue here has the name of its address */
    boolean allow(CheckType what, String address) {
        var name = CompositeAddress.extractAddressName(address);
        if (!CompositeAddress.extractQueueName(address).equals(name) && CompositeAddress.isFullyQualified(address)) {
            return false;
        }
        return switch (what) {
            case SEND -> queues.contains(name);
            case CONSUME, BROWSE -> deadLetterQueues().contains(name);
            default -> false;
        };
    }
}
