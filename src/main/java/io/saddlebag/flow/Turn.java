package io.saddlebag.flow;

import io.saddlebag.records.Chunk;

/**
 * A chunk with its place in the order of the file or queue.
 *
 * @param bytesRead how much of the file had been read when the chunk was cut; 0 where there is no file
 * @param number 0 for the first chunk that is read in this sitting, then one more for each
 */
public record Turn(long number, Chunk chunk, long bytesRead) {

    Turn(long number, Chunk chunk) {
        this(number, chunk, 0);
    }
}
