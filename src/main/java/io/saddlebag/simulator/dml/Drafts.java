package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.util.Map;
import java.util.Optional;

/** Reads records whose values are texts, as CSV has them. A value of the wrong type is an error of its record. */
public final class Drafts {

    private final Schema schema;

    public Drafts(Schema schema) {
        this.schema = schema;
    }

    /**
     * Reads one record.
     *
     * @param values by field, or by {@code Relationship.KeyField}; empty text to empty the field
     */
    public Draft read(SObject type, Map<String, String> values) {
        var draft = new Draft(type);
        values.forEach((name, text) -> put(draft, name, text));
        return draft;
    }

    private void put(Draft draft, String name, String text) {
        var field = draft.type().field(name);
        if (field.isPresent()) {
            var reading = Values.read(field.get(), text);
            if (reading instanceof Reading.OtherType) {
                draft.add(Values.otherType(field.get(), text));
            } else {
                draft.set(field.get(), reading);
            }
            return;
        }
        var dot = name.indexOf('.');
        var reference = dot < 0
                ? Optional.<Field>empty()
                : draft.type().relationship(name.substring(name.indexOf(':') + 1, dot));
        if (reference.isEmpty()) {
            draft.add(noSuchColumn(draft.type(), name));
        } else if (!text.isBlank()) {
            draft.add(reference.get(), target(reference.get(), name), name.substring(dot + 1), text);
        }
    }

    /** The parent's object; a reference to several is written {@code Lead:Who.Email}. */
    private Optional<SObject> target(Field reference, String name) {
        var colon = name.indexOf(':');
        if (colon >= 0) {
            return Optional.of(name.substring(0, colon))
                    .filter(reference.referenceTo()::contains)
                    .flatMap(schema::object);
        }
        return reference.referenceTo().stream()
                .flatMap(object -> schema.object(object).stream())
                .findFirst();
    }

    static RecordError noSuchColumn(SObject type, String name) {
        return RecordError.of("INVALID_FIELD", "No such column '" + name + "' on sobject of type " + type.name());
    }
}
