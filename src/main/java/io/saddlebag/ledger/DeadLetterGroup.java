package io.saddlebag.ledger;

import io.saddlebag.records.Place;
import java.util.List;

/**
 * The dead letters of a flow that share an error code.
 *
 * @param message that of the latest one
 * @param samples the first three places
 */
public record DeadLetterGroup(String flow, String code, long count, String message, List<Place> samples) {

    public DeadLetterGroup {
        samples = List.copyOf(samples);
    }
}
