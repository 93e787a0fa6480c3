package io.saddlebag.flow;

import io.saddlebag.ledger.DeadLetterIds;
import io.saddlebag.ledger.NewDeadLetter;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The bean that finds the dead letters of a chunk. */
public final class DeadLetterStep {

    private final DeadRows deadRows;

    public DeadLetterStep(DeadLetterIds ids, ParentWait parentWait) {
        this.deadRows = new DeadRows(ids, parentWait);
    }

    /** The rows of the chunk that could not be delivered. */
    public List<NewDeadLetter> of(@ExchangeProperty("shipment") Shipment shipment) {
        return shipment.dead(() -> deadRows.of(shipment));
    }

    /** @return the dead letter as the steps that follow get it */
    public DeadLetterView keep(@Body NewDeadLetter deadLetter, @ExchangeProperty("shipment") Shipment shipment) {
        return DeadLetterView.of(shipment.load(), deadLetter);
    }
}
