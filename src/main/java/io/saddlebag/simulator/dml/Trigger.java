package io.saddlebag.simulator.dml;

import java.util.function.UnaryOperator;

/**
 * A before-insert trigger that gives a field another value than was sent.
 *
 * @param value takes what was sent, an empty text for nothing
 */
public record Trigger(String object, String field, UnaryOperator<String> value) {}
