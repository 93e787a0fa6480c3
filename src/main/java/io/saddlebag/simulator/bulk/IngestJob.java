package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job: its state, its files, and the work on it. What it shows can be read at any time; changes wait for the step that
 * is being done, which is 200 rows at most.
 */
final class IngestJob {

    private static final Logger LOG = LoggerFactory.getLogger(IngestJob.class);

    private final JobFolder folder;
    private final Caller caller;
    private final Loader loader;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile JobInfo info;
    private volatile Instant closed = Instant.MAX;
    private volatile int steps;
    private boolean uploaded;
    private Optional<Loading> loading = Optional.empty();
    private long headerEnd;
    private long done;

    IngestJob(JobInfo info, JobFolder folder, Caller caller, Loader loader, InstantSource clock) {
        this.info = info;
        this.folder = folder;
        this.caller = caller;
        this.loader = loader;
        this.clock = clock;
    }

    JobInfo info() {
        return info;
    }

    JobFolder folder() {
        return folder;
    }

    /** When the next step is to be done at this pace; empty when no clock tells. */
    Optional<Instant> due(Pace pace) {
        return pace.due(closed, steps);
    }

    /** Runs work on the job alone. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a complete upload; false when the job has one already. */
    boolean take(Path upload) throws IOException {
        if (uploaded) {
            return false;
        }
        Files.move(upload, folder.upload(), StandardCopyOption.REPLACE_EXISTING);
        uploaded = true;
        return true;
    }

    void close() {
        closed = clock.instant();
        become(JobState.UPLOAD_COMPLETE);
    }

    void abort() {
        end();
        become(JobState.ABORTED);
    }

    /** Stops the work, whatever the state, and deletes the files. */
    void drop() {
        alone(() -> {
            if (!info.state().isLast()) {
                abort();
            }
            folder.delete();
            return true;
        });
    }

    void fail(String errorMessage) {
        end();
        info = info.failed(errorMessage, clock.instant());
    }

    /** Does the next step; true when there is none after it. */
    boolean step() {
        return alone(() -> {
            steps++;
            if (!info.state().isLast()) {
                trying(info.state() == JobState.UPLOAD_COMPLETE ? this::begin : this::next);
            }
            return info.state().isLast();
        });
    }

    private interface Step {
        void go() throws IOException;
    }

    private void trying(Step step) {
        try {
            step.go();
        } catch (JobFailure failure) {
            fail(failure.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error("simulator: job {} failed", info.id(), e);
            fail("Unknown : " + e.getMessage());
        }
    }

    private void begin() throws IOException {
        become(JobState.IN_PROGRESS);
        var begun = loader.begin(info.spec(), folder, caller);
        headerEnd = begun.headerEnd();
        done = headerEnd;
        loading = Optional.of(begun);
    }

    private void next() throws IOException {
        var before = clock.instant();
        var chunk = loading.orElseThrow().next();
        done = loading.orElseThrow().done();
        var now = clock.instant();
        info = info.with(
                info.progress().plus(chunk, Duration.between(before, now), Duration.between(closed, now)), now);
        if (chunk.last()) {
            end();
            become(JobState.JOB_COMPLETE);
        }
    }

    private void become(JobState state) {
        info = info.at(state, clock.instant());
    }

    /** Completes the result files. */
    private void end() {
        loading.ifPresent(each -> {
            try {
                each.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        loading = Optional.empty();
    }

    /** Which part of the upload has no result. */
    Remainder remainder() {
        return new Remainder(headerEnd, done);
    }
}
