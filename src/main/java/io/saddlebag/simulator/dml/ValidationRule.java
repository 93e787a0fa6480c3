package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.store.Held;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A validation rule: a record for which it holds is refused with FIELD_CUSTOM_VALIDATION_EXCEPTION.
 *
 * @param field the field at which the message stands; empty for the top of the page
 * @param refuses true for a record that must not be saved
 */
public record ValidationRule(String object, Optional<String> field, String message, Predicate<Held> refuses) {}
