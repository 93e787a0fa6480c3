package io.saddlebag.ledger;

import io.saddlebag.salesforce.Outcome;
import java.util.Map;
import java.util.Optional;

/** What became of a dead letter that was tried again. */
public sealed interface Attempt {

    /** The dead letter's id. */
    String id();

    /** It is in Salesforce (or gone from it) now. */
    record Delivered(String id, Outcome outcome) implements Attempt {
        public Delivered {
            if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.Unanswered) {
                throw new IllegalArgumentException(outcome + " is no delivery");
            }
        }
    }

    /**
     * It failed again and is open.
     *
     * @param record what the mapping makes of it now
     */
    record Failed(String id, Optional<Map<String, Object>> record, Failure failure) implements Attempt {}

    /** It was not sent, or nobody knows, and a person must decide. */
    record Held(String id, Failure failure, String why) implements Attempt {}

    /** Its parent is still missing. */
    record Waits(String id, Failure failure, Waiting waiting) implements Attempt {}

    /** It was never sent, for a reason that is not its own (Salesforce is away): back to where it was. */
    record NotSent(String id, String why) implements Attempt {}
}
