package io.saddlebag.flow;

import io.saddlebag.ledger.Message;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.records.ResultLines;
import io.saddlebag.records.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What rows come in that stand in no file of an inbox: the messages of a queue, or dead letters. */
public interface Carrier {

    /** The message or file that a row came in, as people name it: {@code contacts#ID:4711}. */
    String nameOf(Row row);

    /** How the results file of the queue is written. */
    ResultLines resultLines();

    /** What waits where when the load cannot go on; empty when nothing does. */
    default Optional<String> waits() {
        return Optional.empty();
    }

    /** The messages that hold these rows; none where there are no messages. */
    default List<Message> messagesOf(RowRange rows) {
        return List.of();
    }

    /** The time after which a change in Salesforce wins over the row; empty for a row that is new. */
    default Optional<Instant> unlessChangedSince(Row row) {
        return Optional.empty();
    }
}
