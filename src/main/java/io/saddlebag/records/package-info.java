/**
 * What was read, and exactly where.
 *
 * <p>In comes a file: CSV, a JSON array, JSON with a {@code records} member, a single JSON object or NDJSON, in any
 * encoding that can be told for certain. Out come {@link io.saddlebag.records.Row rows} with their true line, one after
 * the other, in constant memory; and, the other way, the lines of results and dead-letter files.
 *
 * <p>Never: guesses an encoding, repairs a value, drops a row without saying so, or knows what a row is for.
 */
package io.saddlebag.records;
