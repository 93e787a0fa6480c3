package io.saddlebag.flow;

import io.saddlebag.ledger.NewDeadLetter;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** The bean at which the dead-letter route captures a dead letter, to be written down with the rest of its chunk. */
public final class DeadLetterStep {

    public void keep(@Body NewDeadLetter deadLetter, @ExchangeProperty("shipment") Shipment shipment) {
        shipment.keep(deadLetter);
    }
}
