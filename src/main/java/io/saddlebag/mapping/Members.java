package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The members of an object inside a record, called as the headers of Bulk API files call parents. */
final class Members {

    /** In Salesforce's own JSON each record has this member. */
    static final String ATTRIBUTES = "attributes";

    private Members() {}

    /**
     * @return by the name of each member its whole name: {@code Account.Customer_No__c}, {@code User:Owner.Username} where the
     *     object tells its type
     */
    static Map<String, String> inside(String name, JsonNode object) {
        var type = object.path(ATTRIBUTES).path("type").asText("");
        var around = (type.isEmpty() ? "" : type + ":") + name + ".";
        var members = new LinkedHashMap<String, String>();
        object.fieldNames().forEachRemaining(inner -> {
            if (!inner.equals(ATTRIBUTES)) {
                members.put(inner, around + inner);
            }
        });
        return members;
    }

    /** As the record has it, which tells the type apart from the name. */
    static String withoutType(String written) {
        return written.substring(written.indexOf(':') + 1);
    }
}
