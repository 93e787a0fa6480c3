package io.saddlebag.mapping;

import java.util.Optional;

/** What is known of the fields of the object that a mapping writes. Safe for use by several threads at once. */
@FunctionalInterface
public interface Fitting {

    /** Where nothing is known of the fields. */
    Fitting NONE = (field, value) -> value;

    /**
     * Makes of a value what the field takes.
     *
     * @param value a String, BigDecimal or Boolean
     * @return the same value as the field takes it
     * @throws io.saddlebag.mapping.expression.Inconvertible when the field is known not to take it
     */
    Object fit(FieldName field, Object value);

    /** @param name of a column or member, {@code email}, {@code Account.Customer_No__c}, {@code User:Owner.Username} */
    default NamedField named(String name) {
        return new NamedField.Unknown();
    }

    /** The name that was probably meant by one that is unknown. */
    default Optional<String> nearest(String name) {
        return Optional.empty();
    }
}
