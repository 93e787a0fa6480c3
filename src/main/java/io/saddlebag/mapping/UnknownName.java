package io.saddlebag.mapping;

import io.saddlebag.records.ColumnName;
import java.util.Optional;

/**
 * The name of a column or member that is not sent, although the mapping takes every field by its name.
 *
 * @param why it cannot be written; empty where there is no such field
 * @param nearest the name that was probably meant
 * @param mistaken whether that is nearly certain: all rows have the name, and nothing gives the field
 */
public record UnknownName(String name, String why, Optional<String> nearest, boolean mistaken) {

    static UnknownName ofParent(String name) {
        return new UnknownName(
                name, "name the external id of the parent, too: " + name + ".External_Id__c", Optional.empty(), false);
    }

    /** Whether nothing tells why there is no such field. */
    public boolean unexplained() {
        return why.isEmpty() && nearest.isEmpty();
    }

    /** {@code 'Emial' (is it 'Email'?)}, {@code 'CreatedDate' (Salesforce sets it itself)} */
    @Override
    public String toString() {
        var shown = name.isEmpty() ? "a name that is empty" : "'" + ColumnName.shown(name) + "'";
        var hint = nearest.map(near -> "is it '" + near + "'?").orElse(why);
        return shown + (hint.isEmpty() ? "" : " (" + hint + ")");
    }
}
