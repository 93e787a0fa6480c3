package io.saddlebag.flow;

import io.saddlebag.ledger.DueCopy;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.queue.DeadMessage;
import io.saddlebag.queue.LateCopy;
import io.saddlebag.queue.QueueWatch;
import io.saddlebag.queue.Received;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.stream.Collectors;

/** Says what the copies in a dead-letter queue tell, and sends those of which the ledger says that they are due. */
record QueueCopies(Ledger ledger) {

    /** So that messages which wait in the queue take turns with them. */
    private static final int AT_ONCE = 200;

    static DeadMessage now(Received received, List<Failure> failures) {
        return new DeadMessage(received, failures.get(0).code(), sentences(failures));
    }

    private static LateCopy late(DueCopy due) {
        return new LateCopy(due.message(), due.id(), due.failures().get(0).code(), sentences(due.failures()));
    }

    private static String sentences(List<Failure> failures) {
        return failures.stream().map(Failure::message).distinct().collect(Collectors.joining(" "));
    }

    /** A crash between the two leaves copies due that were sent. */
    int send(String flow, QueueWatch.Copying copying) throws JMSException {
        var due = ledger.originals().due(flow, AT_ONCE);
        var copies = due.stream()
                .filter(copy -> !copy.failures().isEmpty())
                .map(QueueCopies::late)
                .toList();
        if (!copies.isEmpty()) {
            copying.send(copies);
        }
        if (!due.isEmpty()) {
            ledger.originals().done(due);
        }
        return due.size();
    }
}
