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

    public Failure {
        fields = List.copyOf(fields);
    }
}
