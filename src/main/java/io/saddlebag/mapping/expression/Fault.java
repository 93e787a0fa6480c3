package io.saddlebag.mapping.expression;

/**
 * A mistake in the source of an expression.
 *
 * @param line 0-based, counted from the first line of the source
 * @param what one sentence with the text found
 * @param fix what to write instead; may be empty
 */
public record Fault(int line, String what, String fix) {}
