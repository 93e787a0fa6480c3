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

    /** Whether a record may bring a value for the field. */
    public boolean writes(Field field) {
        return switch (this) {
            case INSERT -> field.createable();
            case UPDATE -> field.updateable();
            case UPSERT, DELETE -> field.createable() || field.updateable();
        };
    }
}
