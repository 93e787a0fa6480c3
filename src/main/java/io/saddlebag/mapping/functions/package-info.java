/**
 * The functions that mappings may call, on Jackson nodes, in decimals and strict dates.
 *
 * <p>In: the values of one call. Out: a value, or an {@link io.saddlebag.mapping.expression.Inconvertible} that says what is wrong
 * with the value. Never: a double, the machine's own time zone or language, the time of day, chance.
 */
package io.saddlebag.mapping.functions;
