package io.saddlebag.salesforce;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where records go and how Salesforce tells them apart.
 *
 * @param object the sObject's API name
 * @param key the field that identifies a record, {@code Customer_No__c} or {@code Id}; for an insert the unique field by
 *     which a record is looked for whose answer was lost, empty where the flow names none
 * @param keyUnique whether describe calls the key unique, so that a resent upsert cannot make a second record
 * @param keyCaseSensitive whether keys that differ only in case are different keys
 * @param keyType the type of the key as describe names it; {@code string} where describe knows no such field
 * @param parentFields the reference fields, in small letters, each with the relationship's name: {@code accountid} → {@code
 *     Account}
 */
public record Target(
        String object,
        Operation operation,
        String key,
        boolean keyUnique,
        boolean keyCaseSensitive,
        String keyType,
        Map<String, String> parentFields) {

    /** @param key the field as the flow names it; see above */
    public static Target of(ObjectDescribe object, Operation operation, String key) {
        var field = object.field(key);
        return new Target(
                object.name(),
                operation,
                key,
                field.map(Field::unique).orElse(false),
                field.map(Field::caseSensitive).orElse(false),
                field.map(Field::type).orElse("string"),
                object.parentFields());
    }

    /** Whether an insert names a field by which a record can be looked for whose answer was lost. */
    public boolean reconcilable() {
        return operation == Operation.INSERT && !key.isEmpty();
    }

    public boolean byId() {
        return "Id".equalsIgnoreCase(key);
    }

    /** Update and delete by a key look the Ids up first: Salesforce updates and deletes by Id only. */
    public boolean needsLookup() {
        return (operation == Operation.UPDATE || operation == Operation.DELETE) && !byId();
    }

    /** Whether a call whose answer was lost may be made again without making a second record. */
    public boolean safeToResend() {
        return operation == Operation.UPDATE
                || operation == Operation.DELETE
                || operation == Operation.UPSERT && (keyUnique || byId());
    }

    /**
     * Whether it must be known of each record whether it left: sent again, an insert could make a second record; and of a
     * record that is not there, a delete could say that it is deleted.
     */
    public boolean marksWhatLeaves() {
        return !safeToResend() || operation == Operation.DELETE;
    }

    /** The key's value in the record; empty when the record has none or the operation needs none. */
    public Optional<String> keyOf(SObjectRecord record) {
        return record.fields().entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(key) && field.getValue() != null)
                .map(Map.Entry::getValue)
                .map(Target::text)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** The parents that Salesforce locks when it writes the record, whether named by Id or by external id. */
    Set<String> parentsOf(SObjectRecord record) {
        return record.fields().entrySet().stream()
                .filter(field -> field.getValue() != null)
                .flatMap(field -> parentOf(field.getKey(), field.getValue()).stream())
                .collect(Collectors.toSet());
    }

    private Optional<String> parentOf(String field, Object value) {
        var relationship = value instanceof Map ? field : parentFields.get(field.toLowerCase(Locale.ROOT));
        return Optional.ofNullable(relationship).map(name -> (name + " " + value).toLowerCase(Locale.ROOT));
    }

    /** The same text for every spelling that Salesforce takes for the same key. */
    public String normalised(String keyValue) {
        if (byId()) {
            return RecordId.withoutChecksum(keyValue);
        }
        if (SoqlLiteral.isUnquoted(keyType)) {
            return literal(keyValue).orElse(keyValue.strip());
        }
        if (keyType.equals("reference")) {
            return RecordId.withoutChecksum(keyValue.strip());
        }
        return keyCaseSensitive ? keyValue.strip() : keyValue.strip().toLowerCase(Locale.ROOT);
    }

    /** The key as a query writes it; empty where it is no value of its field, or longer than a query may be. */
    Optional<String> literal(String keyValue) {
        return SoqlLiteral.of(byId() ? "id" : keyType, keyValue.strip()).filter(Bodies::fitsIntoLookup);
    }

    /** The same text for a number however it is written. */
    static String text(Object value) {
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value.toString().strip();
    }
}
