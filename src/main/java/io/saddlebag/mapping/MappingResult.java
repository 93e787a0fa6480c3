package io.saddlebag.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became of one row. */
public sealed interface MappingResult {

    /**
     * The record that Salesforce will get.
     *
     * @param fields in the order of the mapping: String (dates as {@code 2024-02-29}, datetimes as {@code 2024-02-29T12:00:00.000Z}),
     *     BigDecimal, Boolean, a Map for a parent ({@code Account: {Customer_No__c: A-1}}), and null only under {@link Blank#CLEAR}
     * @param clearedParents under {@link Blank#CLEAR}, the relationships whose key came out blank ({@code Account}, {@code Region__r}):
     *     null belongs into the id field of each, whose name describe knows ({@code AccountId}, {@code Region__c})
     */
    record Mapped(Map<String, Object> fields, Set<String> clearedParents) implements MappingResult {
        public Mapped {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            clearedParents = Collections.unmodifiableSet(new LinkedHashSet<>(clearedParents));
        }
    }

    /** Every complaint about the row, so that it is corrected once, not once per column. */
    record Rejected(List<Complaint> complaints) implements MappingResult {
        public Rejected {
            complaints = List.copyOf(complaints);
        }
    }
}
