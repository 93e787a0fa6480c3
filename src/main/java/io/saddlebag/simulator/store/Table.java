package io.saddlebag.simulator.store;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.schema.SObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The records of one object in the order of their creation, with an index for each field they are looked up by. */
final class Table {

    private final Supplier<SObject> type;
    private final List<Stored> records = new ArrayList<>();
    private final Map<Integer, KeyIndex> indexes = new HashMap<>();
    private int deleted;

    /** @param type asked each time, since fields may be added */
    Table(Supplier<SObject> type) {
        this.type = type;
    }

    SObject type() {
        return type.get();
    }

    int size() {
        return records.size();
    }

    int live() {
        return records.size() - deleted;
    }

    Stored get(int number) {
        return records.get(number);
    }

    /** Sets a version of a record: the next new one, or another of one that is there. */
    void put(Stored stored) {
        if (stored.number() == records.size()) {
            records.add(stored);
            indexes.forEach((place, index) -> link(place, index, stored));
        } else {
            var before = records.get(stored.number());
            var moved = indexes.keySet().stream()
                    .filter(place -> !Objects.equals(key(place, before), key(place, stored)))
                    .toList();
            moved.forEach(place -> unlink(place, indexes.get(place), before));
            records.set(stored.number(), stored);
            moved.forEach(place -> link(place, indexes.get(place), stored));
            deleted -= before.deleted() ? 1 : 0;
        }
        deleted += stored.deleted() ? 1 : 0;
    }

    /** Takes back the newest record as if it had never been. */
    void removeLast() {
        var last = records.get(records.size() - 1);
        indexes.forEach((place, index) -> unlink(place, index, last));
        records.remove(records.size() - 1);
        deleted -= last.deleted() ? 1 : 0;
    }

    /** The live records with this value in the field, at most {@code limit} of them, the newest first. */
    List<Stored> find(Field field, String value, int limit) {
        var index = index(field);
        var found = new ArrayList<Stored>(1);
        int number = index.first(comparable(field, value));
        while (number >= 0 && found.size() < limit) {
            found.add(records.get(number));
            number = index.after(number);
        }
        return found;
    }

    private KeyIndex index(Field field) {
        int place = type().placeOf(field.name());
        var index = indexes.get(place);
        if (index == null) {
            var built = new KeyIndex(number -> key(place, records.get(number)));
            records.forEach(stored -> link(place, built, stored));
            indexes.put(place, built);
            index = built;
        }
        return index;
    }

    private void link(int place, KeyIndex index, Stored stored) {
        var key = key(place, stored);
        if (key != null) {
            index.add(key, stored.number());
        }
    }

    private void unlink(int place, KeyIndex index, Stored stored) {
        var key = key(place, stored);
        if (key != null) {
            index.remove(key, stored.number());
        }
    }

    /** Null when the record is not to be found by this field: it has no value there, or is deleted. */
    private String key(int place, Stored stored) {
        var value = stored.deleted() ? null : Packed.value(stored.packed(), place);
        return value == null ? null : comparable(type().fields().get(place), value);
    }

    /** Salesforce ignores case in keys, unless the field is told to be case-sensitive. */
    static String comparable(Field field, String value) {
        return field.is(Flag.CASE_SENSITIVE) ? value : value.toLowerCase(Locale.ROOT);
    }
}
