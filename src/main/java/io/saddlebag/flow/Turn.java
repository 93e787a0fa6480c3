package io.saddlebag.flow;

import io.saddlebag.records.Chunk;

/**
 * A chunk with its place in the order of the file or queue.
 *
 * @param number 0 for the first chunk that is read in this sitting, then one more for each
 */
public record Turn(long number, Chunk chunk) {}
