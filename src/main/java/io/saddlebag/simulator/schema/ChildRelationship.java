package io.saddlebag.simulator.schema;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A reference seen from the parent's side.
 *
 * @param child the object whose records point to the parent
 * @param name by which describe and sObject trees call the children, {@code Contacts} or {@code Invoices__r}; only the plain
 *     parent-child pairs have one here
 */
public record ChildRelationship(SObject child, Field reference, Optional<String> name) {

    /** All references to an object, in the order of the objects' and fields' names. */
    public static Stream<ChildRelationship> of(Schema schema, SObject parent) {
        return schema.objects().stream().flatMap(child -> child.fields().stream()
                .filter(field -> field.referenceTo().contains(parent.name()))
                .map(field -> new ChildRelationship(child, field, name(parent, child, field))));
    }

    private static Optional<String> name(SObject parent, SObject child, Field field) {
        if (field.name().equals(parent.name() + "Id")) {
            return Optional.of(child.labelPlural());
        }
        return field.isCustom() && isOnly(parent, child, field)
                ? Optional.of(child.labelPlural().replace(' ', '_') + "__r")
                : Optional.empty();
    }

    /** Of two custom references from one object to another, an admin would have to name each himself. */
    private static boolean isOnly(SObject parent, SObject child, Field field) {
        return child.fields().stream()
                .filter(Field::isCustom)
                .filter(other -> other.referenceTo().contains(parent.name()))
                .allMatch(field::equals);
    }
}
