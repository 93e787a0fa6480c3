package io.saddlebag.simulator.bulk;

import java.time.Instant;
import java.util.Optional;

/**
 * A job as its resource shows it at one moment.
 *
 * @param modified the last change, {@code systemModstamp}
 * @param errorMessage why it failed, {@code InvalidBatch : Field name not found : Nope__c}
 */
record JobInfo(
        String id,
        JobSpec spec,
        String createdBy,
        Instant created,
        Instant modified,
        JobState state,
        Progress progress,
        Optional<String> errorMessage) {

    static JobInfo open(String id, JobSpec spec, String createdBy, Instant now) {
        return new JobInfo(id, spec, createdBy, now, now, JobState.OPEN, Progress.NONE, Optional.empty());
    }

    JobInfo at(JobState next, Instant now) {
        return new JobInfo(id, spec, createdBy, created, now, next, progress, errorMessage);
    }

    JobInfo with(Progress more, Instant now) {
        return new JobInfo(id, spec, createdBy, created, now, state, more, errorMessage);
    }

    JobInfo failed(String message, Instant now) {
        return new JobInfo(id, spec, createdBy, created, now, JobState.FAILED, progress, Optional.of(message));
    }
}
