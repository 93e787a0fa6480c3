package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.soql.Search.Found;
import java.time.Instant;
import java.util.Optional;

/**
 * A query job. Its records are found when it is created; the pace says when it shows so: one step begins it, one more
 * completes it.
 */
final class QueryJob {

    /** @param operation query or queryAll */
    record Spec(String operation, ColumnDelimiter delimiter, LineEnding lineEnding, double apiVersion) {}

    private final String id;
    private final Spec spec;
    private final Found.Records found;
    private final String createdBy;
    private final Instant created;
    private volatile Optional<Instant> aborted = Optional.empty();
    private volatile int steps;

    QueryJob(String id, Spec spec, Found.Records found, String createdBy, Instant created) {
        this.id = id;
        this.spec = spec;
        this.found = found;
        this.createdBy = createdBy;
        this.created = created;
    }

    String id() {
        return id;
    }

    Spec spec() {
        return spec;
    }

    Found.Records found() {
        return found;
    }

    String createdBy() {
        return createdBy;
    }

    Instant created() {
        return created;
    }

    JobState state(Pace pace, Instant now) {
        if (aborted.isPresent()) {
            return JobState.ABORTED;
        }
        if (reached(1, pace, now)) {
            return JobState.JOB_COMPLETE;
        }
        return reached(0, pace, now) ? JobState.IN_PROGRESS : JobState.UPLOAD_COMPLETE;
    }

    private boolean reached(int step, Pace pace, Instant now) {
        return steps > step
                || pace.due(created, step).filter(due -> !due.isAfter(now)).isPresent();
    }

    /** When it last changed. */
    Instant modified(Pace pace, Instant now) {
        return aborted.or(() -> pace.due(created, 1).filter(due -> due.isBefore(now)))
                .orElse(created);
    }

    /** Goes one step on, whatever the time. */
    synchronized void step() {
        steps++;
    }

    void abort(Instant now) {
        aborted = Optional.of(now);
    }
}
