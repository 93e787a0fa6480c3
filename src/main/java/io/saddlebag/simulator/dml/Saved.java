package io.saddlebag.simulator.dml;

import java.util.List;
import java.util.Optional;

/** What became of one {@link Change}. */
public sealed interface Saved {

    /** @param created whether the record is new; false for updates and deletes */
    record Done(String id, boolean created) implements Saved {}

    /** @param id the record that was meant, where it is known */
    record Failed(Optional<String> id, List<RecordError> errors) implements Saved {
        public Failed {
            errors = List.copyOf(errors);
        }
    }

    /** An upsert whose key fits several records; nothing was written. */
    record Several(List<String> ids) implements Saved {}

    static Saved failed(String code, String message, String... fields) {
        return new Failed(Optional.empty(), List.of(RecordError.of(code, message, fields)));
    }

    default boolean isDone() {
        return this instanceof Done;
    }
}
