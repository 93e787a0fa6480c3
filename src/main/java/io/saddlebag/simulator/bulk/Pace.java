package io.saddlebag.simulator.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How fast jobs go. One step opens the job; each further one takes up to 200 rows; the last row completes it. */
public sealed interface Pace {

    /** As fast as the machine can, beginning when the job is closed. */
    Pace IMMEDIATE = new Timed(Duration.ZERO, Duration.ZERO);

    /**
     * As the clock goes.
     *
     * @param queued how long a closed job waits before it is begun
     * @param perChunk how long 200 rows take at least
     */
    record Timed(Duration queued, Duration perChunk) implements Pace {
        @Override
        public Optional<Instant> due(Instant closed, int stepsDone) {
            return Optional.of(closed.plus(queued).plus(perChunk.multipliedBy(stepsDone)));
        }
    }

    /** Only when {@link BulkJobs#step} says so. */
    record Stepped() implements Pace {
        @Override
        public Optional<Instant> due(Instant closed, int stepsDone) {
            return Optional.empty();
        }
    }

    /** When a job's next step is to be done; empty when no clock tells. */
    Optional<Instant> due(Instant closed, int stepsDone);
}
