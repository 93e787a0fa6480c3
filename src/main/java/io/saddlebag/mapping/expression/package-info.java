/**
 * What a mapping needs of an expression language, so that the language can be replaced.
 *
 * <p>In: the source of one expression, then rows. Out: a text, a decimal, a boolean or null, or why there is none. Never: a word of
 * the language that does the work.
 */
package io.saddlebag.mapping.expression;
