package io.saddlebag.mapping;

import io.saddlebag.mapping.expression.Expression;
import io.saddlebag.records.Place;

/**
 * One line of a mapping.
 *
 * @param where the file and line on which it begins
 * @param name its left side
 * @param source its right side, as written
 * @param expression its right side, compiled
 */
public record FieldMapping(Place where, FieldName name, String source, Expression expression) {}
