package io.saddlebag.simulator.bulk;

import java.time.Duration;

/**
 * How far a job is.
 *
 * @param processed rows that have their result, the failed ones included
 * @param retries how often rows were tried again because of locks
 * @param active time spent on rows
 */
record Progress(long processed, long failed, int retries, Duration total, Duration active) {

    static final Progress NONE = new Progress(0, 0, 0, Duration.ZERO, Duration.ZERO);

    Progress plus(Chunk chunk, Duration spent, Duration sinceStart) {
        return new Progress(
                processed + chunk.processed(),
                failed + chunk.failed(),
                retries + chunk.retries(),
                sinceStart,
                active.plus(spent));
    }
}
