package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The values a caller wants a record to have, before anybody asked whether it may. Used by one thread. */
public final class Draft {

    /** A parent named by its key: {@code {"Account": {"Ext__c": "A-1"}}}. */
    record ParentKey(Field reference, SObject parent, Field key, String value) {}

    private final SObject type;
    private final String[] values;
    private final BitSet touched = new BitSet();
    private final List<ParentKey> parents = new ArrayList<>(0);
    private final List<RecordError> errors = new ArrayList<>(0);

    Draft(SObject type) {
        this.type = type;
        this.values = new String[type.fields().size()];
    }

    public SObject type() {
        return type;
    }

    void set(Field field, Reading reading) {
        if (reading instanceof Reading.Wrong wrong) {
            errors.add(wrong.error());
            return;
        }
        set(field, reading instanceof Reading.Value value ? value.text() : null);
    }

    /** @param value null to empty the field */
    public void set(Field field, String value) {
        int place = type.placeOf(field.name());
        values[place] = value;
        touched.set(place);
    }

    void add(RecordError error) {
        errors.add(error);
    }

    /** Names the parent by a key; an error of the record when there is no such object or key field. */
    void add(Field reference, Optional<SObject> parent, String keyName, String value) {
        var key = parent.flatMap(object -> object.field(keyName)).filter(Field::isKey);
        if (key.isPresent()) {
            parents.add(new ParentKey(reference, parent.get(), key.get(), value.strip()));
        } else {
            errors.add(RecordError.of(
                    "INVALID_FIELD",
                    parent.filter(object -> object.field(keyName).isEmpty())
                            .map(object -> "No such column '" + keyName + "' on sobject of type " + object.name())
                            .orElse("Provided external ID field does not exist or is not accessible: " + keyName)));
        }
    }

    List<ParentKey> parents() {
        return parents;
    }

    List<RecordError> errors() {
        return errors;
    }

    boolean touches(Field field) {
        return touched.get(type.placeOf(field.name()));
    }

    Optional<String> value(Field field) {
        return Optional.ofNullable(values[type.placeOf(field.name())]);
    }

    /** The fields that are given a value or emptied. */
    List<Field> fields() {
        return touched.stream().mapToObj(type.fields()::get).toList();
    }

    /** The values by the places of their fields; a copy. */
    String[] values() {
        return values.clone();
    }

    /** Lays the draft over the values a record has. */
    void layOver(String[] stored) {
        touched.stream().forEach(place -> stored[place] = values[place]);
    }
}
