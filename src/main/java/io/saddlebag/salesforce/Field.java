package io.saddlebag.salesforce;

import java.util.List;

/**
 * One field as describe tells it; the names are describe's own.
 *
 * @param setBySalesforce whether it is a formula, an automatic number or a system field, which no right lets anybody write
 */
public record Field(
        String name,
        String label,
        String type,
        int length,
        boolean nillable,
        boolean createable,
        boolean updateable,
        boolean defaultedOnCreate,
        boolean externalId,
        boolean idLookup,
        boolean unique,
        boolean caseSensitive,
        boolean setBySalesforce,
        String relationshipName,
        List<String> referenceTo) {

    public Field {
        referenceTo = List.copyOf(referenceTo);
    }

    /** Required on create = createable, not nillable and without a default (REST API Developer Guide, describe). */
    public boolean required() {
        return createable && !nillable && !defaultedOnCreate;
    }

    public boolean isCustom() {
        return name.endsWith("__c");
    }

    /** Whether records can be matched on it by upsert. */
    public boolean usableAsKey() {
        return externalId || idLookup;
    }
}
