package io.saddlebag.mapping;

/** Makes of the values of a mapping what the fields of one object take. Safe for use by several threads at once. */
@FunctionalInterface
public interface Fitting {

    /** Where nothing is known of the fields. */
    Fitting NONE = (field, value) -> value;

    /**
     * @param value a String, BigDecimal or Boolean
     * @return the same value as the field takes it
     * @throws io.saddlebag.mapping.expression.Inconvertible when the field is known not to take it
     */
    Object fit(FieldName field, Object value);
}
