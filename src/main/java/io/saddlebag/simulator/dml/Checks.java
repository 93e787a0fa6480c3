package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.store.Ids;
import io.saddlebag.simulator.store.Org;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What Salesforce asks of a record before it saves it; the texts are those of the contract sheet, section 2.1. */
final class Checks {

    private final Org org;

    Checks(Org org) {
        this.org = org;
    }

    /** Fields that may not be written on create ({@link Flag#CREATEABLE}) or on update ({@link Flag#UPDATEABLE}). */
    static List<RecordError> permission(Draft draft, Flag needed) {
        var closed = draft.fields().stream()
                .filter(field -> !field.is(needed))
                .map(Field::name)
                .toArray(String[]::new);
        return closed.length == 0
                ? List.of()
                : List.of(RecordError.of(
                        "INVALID_FIELD_FOR_INSERT_UPDATE",
                        "Unable to create/update fields: " + String.join(", ", closed)
                                + ". Please check the security settings of this field and verify that it is read/write"
                                + " for your profile or permission set.",
                        closed));
    }

    /** Required fields that are not given (on create) or emptied (on update). */
    static List<RecordError> required(Draft draft, boolean creating) {
        var missing = draft.type().required().stream()
                .filter(field -> draft.value(field).isEmpty() && (creating || draft.touches(field)))
                .map(Field::name)
                .sorted()
                .toArray(String[]::new);
        return missing.length == 0
                ? List.of()
                : List.of(RecordError.of(
                        "REQUIRED_FIELD_MISSING",
                        "Required fields are missing: [" + String.join(", ", missing) + "]",
                        missing));
    }

    /** Parents named by key become ids in the draft, or errors. */
    List<RecordError> resolveParents(Draft draft) {
        var errors = new ArrayList<RecordError>(0);
        for (var parent : draft.parents()) {
            if (draft.touches(parent.reference())) {
                errors.add(both(parent));
                continue;
            }
            var found = org.find(parent.parent(), parent.key(), parent.value());
            if (found.size() == 1) {
                draft.set(parent.reference(), found.get(0).id());
            } else {
                errors.add(found.isEmpty() ? notFound(parent) : severalFound(parent));
            }
        }
        return errors;
    }

    private static RecordError both(Draft.ParentKey parent) {
        return RecordError.of(
                "INVALID_FIELD",
                "Cannot specify both an external ID reference "
                        + parent.reference().relationshipName().orElse("") + " and a salesforce id, "
                        + parent.reference().name());
    }

    private static RecordError notFound(Draft.ParentKey parent) {
        return RecordError.of(
                "INVALID_FIELD",
                "Foreign key external ID: " + parent.value() + " not found for field "
                        + parent.key().name() + " in entity " + parent.parent().name());
    }

    private static RecordError severalFound(Draft.ParentKey parent) {
        return RecordError.of(
                "DUPLICATE_EXTERNAL_ID",
                "Foreign key external ID: " + parent.value() + " found more than once for field "
                        + parent.key().name() + " in entity " + parent.parent().name());
    }

    /** References that point to nothing, to another object, or to a deleted record. */
    List<RecordError> references(Draft draft) {
        return draft.fields().stream()
                .filter(field -> field.type() == FieldType.REFERENCE)
                .flatMap(field -> draft.value(field).flatMap(id -> reference(field, id)).stream())
                .toList();
    }

    private Optional<RecordError> reference(Field field, String id) {
        var target = org.schema().withPrefix(id.substring(0, 3));
        var fits = target.isPresent()
                ? field.referenceTo().contains(target.get().name())
                : field.referenceTo().stream()
                        .anyMatch(object -> org.schema().object(object).isEmpty());
        if (!fits) {
            return Optional.of(RecordError.of(
                    "FIELD_INTEGRITY_EXCEPTION", field.label() + ": id value of incorrect type: " + id, field.name()));
        }
        var found = target.flatMap(object -> org.get(object, id));
        if (found.isEmpty()) {
            return Optional.of(
                    RecordError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name()));
        }
        return found.get().isDeleted()
                ? Optional.of(RecordError.of("ENTITY_IS_DELETED", "entity is deleted", field.name()))
                : Optional.empty();
    }

    /** Unique fields whose value another record has. */
    List<RecordError> unique(Draft draft, Optional<String> ownId) {
        return draft.fields().stream()
                .filter(field -> field.is(Flag.UNIQUE))
                .flatMap(field -> draft
                        .value(field)
                        .flatMap(value -> holder(draft.type(), field, value, ownId))
                        .map(other -> RecordError.of(
                                "DUPLICATE_VALUE",
                                "duplicate value found: " + field.name() + " duplicates value on record with id: "
                                        + other.substring(0, 15)))
                        .stream())
                .toList();
    }

    private Optional<String> holder(SObject type, Field field, String value, Optional<String> ownId) {
        return org.find(type, field, value).stream()
                .map(held -> held.id())
                .filter(id -> !ownId.equals(Optional.of(id)))
                .findFirst();
    }

    /** What is wrong with an id as a caller wrote it, before anybody looks for the record. */
    static Optional<RecordError> id(SObject type, String id) {
        if (!Ids.isWellFormed(id)) {
            return Optional.of(RecordError.of("MALFORMED_ID", "malformed id " + id, "Id"));
        }
        return id.startsWith(type.keyPrefix())
                ? Optional.empty()
                : Optional.of(RecordError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", "Id"));
    }

    static List<RecordError> both(List<RecordError> some, List<RecordError> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
