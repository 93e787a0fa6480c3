/**
 * Expressions written in JSLT: the only place that knows that library.
 *
 * <p>In: the source of an expression. Out: an {@link io.saddlebag.mapping.expression.Expression}, or every mistake in the source. Never:
 * JSLT's arithmetic, its clock, its imports, or one of its messages as it stands.
 */
package io.saddlebag.mapping.jslt;
