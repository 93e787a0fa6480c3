package io.saddlebag.simulator.dml;

import java.util.List;

/**
 * A duplicate rule: records of the object whose values in all these fields are the same (ignoring case) are duplicates.
 *
 * @param allowSave whether the rule only alerts, so that {@code Sforce-Duplicate-Rule-Header: allowSave=true} saves
 */
public record DuplicateRule(String name, String object, List<String> fields, boolean allowSave) {
    public DuplicateRule {
        fields = List.copyOf(fields);
    }
}
