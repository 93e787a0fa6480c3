package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;

/** One thing that a caller wants done to one record. */
public sealed interface Change {

    SObject type();

    record Insert(Draft draft) implements Change {
        @Override
        public SObject type() {
            return draft.type();
        }
    }

    /** @param id as the caller wrote it; empty when it wrote none */
    record Update(String id, Draft draft) implements Change {
        @Override
        public SObject type() {
            return draft.type();
        }
    }

    /**
     * @param value the key's value as the caller wrote it; empty when it wrote none
     * @param updateOnly never create
     */
    record Upsert(Field key, String value, Draft draft, boolean updateOnly) implements Change {
        @Override
        public SObject type() {
            return draft.type();
        }
    }

    record Delete(SObject type, String id) implements Change {}
}
