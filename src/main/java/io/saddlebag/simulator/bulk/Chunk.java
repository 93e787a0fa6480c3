package io.saddlebag.simulator.bulk;

/**
 * What became of up to 200 rows.
 *
 * @param last whether the upload is at its end
 */
record Chunk(int processed, int failed, int retries, boolean last) {}
