/**
 * {@code Field = expression} lines, compiled once, and what they make of a row.
 *
 * <p>In: the text of a mapping with the place of its first line, then rows as Jackson objects. Out: the fields of a record as plain
 * Java values, or every complaint about the row. Never: reading files, asking Salesforce, guessing at a value.
 */
package io.saddlebag.mapping;
