package io.saddlebag.ledger;

import java.util.List;

/**
 * Why a row was not delivered.
 *
 * @param code Salesforce's error code, or one of ours, {@code UNKNOWN_OUTCOME}
 * @param message the sentence for a person
 * @param fields the fields or columns it names, possibly none
 */
public record Failure(String code, String message, List<String> fields) {

    /** The call left and nobody heard the answer, and sending it again could make a second record. */
    public static final String UNKNOWN_OUTCOME = "UNKNOWN_OUTCOME";

    /** The record was changed in Salesforce since the row failed, so the row may be out of date. */
    public static final String TARGET_CHANGED = "TARGET_CHANGED";

    public Failure {
        fields = List.copyOf(fields);
    }
}
