package io.saddlebag.flow;

import io.saddlebag.ledger.Message;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.queue.Received;
import java.util.Optional;

/** A message of a sitting, and the rows of the ledger's source that it holds. */
record QueueEntry(Received received, RowRange rows) {

    /** As the ledger remembers it; empty when nothing would tell it from another message. */
    Optional<Message> message() {
        return received.id().map(id -> new Message(id, rows));
    }

    boolean overlaps(RowRange range) {
        return rows.first() <= range.last() && rows.last() >= range.first();
    }
}
