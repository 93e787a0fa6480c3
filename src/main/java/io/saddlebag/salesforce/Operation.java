package io.saddlebag.salesforce;

import java.util.Locale;

/** What a flow does with its records in Salesforce. */
public enum Operation {
    UPSERT,
    INSERT,
    UPDATE,
    DELETE;

    /** The word a flow uses, and the name of the route that makes the call: {@code upsert}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
