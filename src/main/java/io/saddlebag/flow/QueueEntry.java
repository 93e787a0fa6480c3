package io.saddlebag.flow;

import io.saddlebag.ledger.Message;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.queue.Received;

/** A message of a sitting, and the rows of the ledger's source that it holds. */
record QueueEntry(Received received, RowRange rows) {

    /** As the ledger remembers it. */
    Message message() {
        return new Message(received.identity().key(), received.identity().name(), rows, received::kept);
    }

    boolean overlaps(RowRange range) {
        return rows.first() <= range.last() && rows.last() >= range.first();
    }
}
