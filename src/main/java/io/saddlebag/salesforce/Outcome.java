package io.saddlebag.salesforce;

import java.util.List;

/** What became of one record in Salesforce. */
public sealed interface Outcome {

    /** Our own code for a record that was not sent, because its target is newer. */
    String TARGET_CHANGED = "TARGET_CHANGED";

    /** Our own code for a record that Salesforce refused without one of its own. */
    String REFUSED = "REFUSED";

    /** Our own code for a record that was not sent, because no query can hold its key. */
    String UNUSABLE_KEY = "UNUSABLE_KEY";

    /** The record is new; {@code id} is as Salesforce gave it, empty where it gave none. */
    record Created(String id) implements Outcome {}

    /** The record was there and has the new values. */
    record Updated(String id) implements Outcome {}

    /**
     * The record is gone.
     *
     * @param id empty where nobody knows it
     * @param already it was gone when it was looked up after a delete without an answer
     */
    record Deleted(String id, boolean already) implements Outcome {
        public Deleted(String id) {
            this(id, false);
        }
    }

    /**
     * Salesforce said no to this record.
     *
     * @param code Salesforce's statusCode or errorCode, {@code REQUIRED_FIELD_MISSING}
     * @param message Salesforce's own words
     * @param fields the fields Salesforce names, possibly none
     */
    record Refused(String code, String message, List<String> fields) implements Outcome {
        public Refused {
            fields = List.copyOf(fields);
        }
    }

    /** The call left and nobody heard the answer, so nobody knows. */
    record Unanswered(String reason) implements Outcome {}
}
