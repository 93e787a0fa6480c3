package io.saddlebag.simulator.dml;

import java.util.List;
import java.util.Optional;

/**
 * Why a record was refused, in Salesforce's words.
 *
 * @param code {@code REQUIRED_FIELD_MISSING}
 * @param duplicates what a duplicate rule found; only with {@code DUPLICATES_DETECTED}
 */
public record RecordError(String code, String message, List<String> fields, Optional<Duplicates> duplicates) {

    /** The records that a duplicate rule took for the same. */
    public record Duplicates(DuplicateRule rule, List<String> ids) {}

    public RecordError {
        fields = List.copyOf(fields);
    }

    public static RecordError of(String code, String message, String... fields) {
        return new RecordError(code, message, List.of(fields), Optional.empty());
    }

    static RecordError duplicates(Duplicates found) {
        return new RecordError("DUPLICATES_DETECTED", "Use one of these records?", List.of(), Optional.of(found));
    }
}
