package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Org;
import java.util.Optional;

/** A field of the queried object, or of one of its parents. */
public sealed interface Column {

    Field field();

    record Own(Field field) implements Column {}

    /** @param reference the field that holds the parent's id */
    record OfParent(Field reference, SObject parent, Field field) implements Column {

        public Optional<Held> parentOf(Held held, Org org) {
            return held.value(reference).flatMap(id -> org.get(parent, id));
        }
    }

    default Optional<String> value(Held held, Org org) {
        return this instanceof OfParent up
                ? up.parentOf(held, org).flatMap(parent -> parent.value(field()))
                : held.value(field());
    }
}
