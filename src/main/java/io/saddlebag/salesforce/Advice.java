package io.saddlebag.salesforce;

import java.util.List;
import java.util.Map;

/** What a person can do about an error: one sentence for each code that a load meets. */
public final class Advice {

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("REQUIRED_FIELD_MISSING", "Fill in %s."),
            Map.entry("STRING_TOO_LONG", "Shorten the value of %s, or cut it in the mapping."),
            Map.entry("INVALID_EMAIL_ADDRESS", "Correct the address in %s, or leave it empty."),
            Map.entry("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Use one of the values that the picklist %s allows."),
            Map.entry("INVALID_TYPE_ON_FIELD_IN_RECORD", "Correct the value of %s."),
            Map.entry("NUMBER_OUTSIDE_VALID_RANGE", "Correct the number in %s."),
            Map.entry(
                    "JSON_PARSER_ERROR",
                    "Correct the value, or convert it in the mapping with date(), number() or boolean()."),
            Map.entry(
                    "MALFORMED_ID",
                    "Correct the Id in %s: it has 15 or 18 characters and belongs to one kind of object."),
            Map.entry("INVALID_CROSS_REFERENCE_KEY", "Correct the Id in %s: there is no such record."),
            Map.entry("INVALID_FIELD", "Load the parent first, or correct its key."),
            Map.entry(
                    "INVALID_FIELD_FOR_INSERT_UPDATE",
                    "Give the user of this login the right to edit %s, or take its line out of the mapping."),
            Map.entry("FIELD_INTEGRITY_EXCEPTION", "Correct the value of %s so that it fits the other fields."),
            Map.entry("ENTITY_IS_DELETED", "Correct the Id, or take the record out of the org's Recycle Bin."),
            Map.entry(
                    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
                    "Give the user of this login access to the record that the row points to."),
            Map.entry("INSUFFICIENT_ACCESS_OR_READONLY", "Give the user of this login the right to edit the record."),
            Map.entry(
                    "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                    "A trigger of the org refused the row: correct the row, or the trigger."),
            Map.entry(
                    "CANNOT_EXECUTE_FLOW_TRIGGER", "A flow of the org refused the row: correct the row, or that flow."),
            Map.entry(
                    "DUPLICATE_VALUE",
                    "Another record has this value; correct it, or load the row as an update of that record."),
            Map.entry(
                    "DUPLICATES_DETECTED",
                    "A duplicate rule of the org found a record like it. If it is the same, discard this dead letter, or load the row"
                            + " as an update. If it is another, change the rule so that it neither blocks nor alerts this user,"
                            + " and replay."),
            Map.entry(
                    "DUPLICATE_EXTERNAL_ID",
                    "Several records have this key; merge them in Salesforce, or match on a unique key."),
            Map.entry(
                    "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                    "Correct the row so that it passes the org's validation rule."),
            Map.entry("UNABLE_TO_LOCK_ROW", "Replay it when nothing else changes the record or its parent."),
            Map.entry("NOT_FOUND", "Correct the key, or load the record with an upsert or insert first."),
            Map.entry(
                    "UNKNOWN_OUTCOME",
                    "Look the record up in Salesforce; if it is there discard the dead letter, if not replay it."),
            Map.entry(Outcome.REFUSED, "Try the row by hand in Salesforce to see what it says, then replay it."),
            Map.entry("HTTP_413", "Shorten the row's values, or have the proxy let larger requests through."),
            Map.entry("MISSING_KEY", "Fill in the column that the key is taken from."),
            Map.entry(Outcome.UNUSABLE_KEY, "Correct the key in %s so that it is a value of that field."),
            Map.entry("REJECTED_VALUE", "Correct the value, or change the mapping."),
            Map.entry("MISSHAPEN_ROW", "Correct the row's delimiters and quotes."));

    private Advice() {}

    /**
     * @param code Salesforce's error code, or one of ours
     * @param fields the fields that the error names, possibly none
     */
    public static String on(String code, List<String> fields) {
        var named = fields.isEmpty() ? "the field" : String.join(", ", fields);
        return BY_CODE.getOrDefault(code, "Correct the row or the org.").formatted(named);
    }
}
