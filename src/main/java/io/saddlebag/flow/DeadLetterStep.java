package io.saddlebag.flow;

import io.saddlebag.ledger.DeadLetterIds;
import io.saddlebag.ledger.NewDeadLetter;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The bean that finds the dead letters of a chunk, and captures each when it has passed the dead-letter route. */
public final class DeadLetterStep {

    private final DeadRows deadRows;

    public DeadLetterStep(DeadLetterIds ids) {
        this.deadRows = new DeadRows(ids);
    }

    /** The rows of the chunk that could not be delivered. */
    public List<NewDeadLetter> of(@ExchangeProperty("shipment") Shipment shipment) {
        return deadRows.of(shipment);
    }

    /** @return the dead letter as the steps that follow get it */
    public DeadLetterView keep(@Body NewDeadLetter deadLetter, @ExchangeProperty("shipment") Shipment shipment) {
        shipment.keep(deadLetter);
        return DeadLetterView.of(shipment.load(), deadLetter);
    }
}
