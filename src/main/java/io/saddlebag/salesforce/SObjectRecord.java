package io.saddlebag.salesforce;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A record as Salesforce will get it.
 *
 * @param fields API names to values: text, BigDecimal, Boolean, null, or a nested map for a parent named by external id
 */
public record SObjectRecord(Map<String, Object> fields) {

    public SObjectRecord {
        // Map.copyOf would refuse null, which here means: clear the field.
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
