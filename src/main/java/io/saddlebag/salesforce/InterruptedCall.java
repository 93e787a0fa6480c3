package io.saddlebag.salesforce;

import java.time.Instant;
import java.util.Map;

/**
 * An insert that left and whose answer nobody received, since the process ended.
 *
 * @param leftAt by Salesforce's clock
 * @param user the Id of the user who made it
 * @param records what it held, by the numbers of their rows
 */
public record InterruptedCall(Instant leftAt, String user, Map<Long, SObjectRecord> records) {

    public InterruptedCall {
        records = Map.copyOf(records);
    }
}
