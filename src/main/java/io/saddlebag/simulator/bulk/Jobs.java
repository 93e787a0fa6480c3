package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Caller;
import io.saddlebag.simulator.store.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All jobs that are still kept, in the order they were created, and their files. */
final class Jobs {

    private static final String KEY_PREFIX = "750";

    private final Loader loader;
    private final InstantSource clock;
    private final Supplier<BulkSettings> settings;
    private final TreeMap<Long, IngestJob> byNumber = new TreeMap<>();
    private Optional<Path> folder = Optional.empty();
    private long created;

    Jobs(Loader loader, InstantSource clock, Supplier<BulkSettings> settings) {
        this.loader = loader;
        this.clock = clock;
        this.settings = settings;
    }

    synchronized IngestJob create(JobSpec spec, Caller caller) {
        var number = created++;
        var id = Ids.of(KEY_PREFIX, number);
        var info = JobInfo.open(id, spec, caller.userId(), clock.instant());
        var job = new IngestJob(info, JobFolder.create(folder(), id), caller, loader, clock);
        byNumber.put(number, job);
        return job;
    }

    /** A file to receive an upload in. */
    synchronized Path newUpload() throws IOException {
        return Files.createTempFile(folder(), "upload", ".part");
    }

    /** The job with this id, in either form. */
    synchronized Optional<IngestJob> get(String id) {
        var number = Ids.numberOf(KEY_PREFIX, id);
        return Optional.ofNullable(byNumber.get(number)).filter(job -> isKept(number, job));
    }

    /** At most so many jobs from this number on. */
    synchronized List<IngestJob> from(long number, int atMost) {
        List.copyOf(byNumber.entrySet()).forEach(entry -> isKept(entry.getKey(), entry.getValue()));
        return byNumber.tailMap(number, true).values().stream().limit(atMost).toList();
    }

    static long numberOf(IngestJob job) {
        return Ids.numberOf(KEY_PREFIX, job.info().id());
    }

    synchronized void remove(IngestJob job) {
        byNumber.remove(numberOf(job));
        job.folder().delete();
    }

    /** Forgets every job; one that is under way ends after its step. */
    void clear() {
        var forgotten = new ArrayList<IngestJob>();
        var left = forget(forgotten);
        forgotten.forEach(IngestJob::drop);
        left.ifPresent(Jobs::deleteWithLeftovers);
    }

    private synchronized Optional<Path> forget(List<IngestJob> forgotten) {
        forgotten.addAll(byNumber.values());
        byNumber.clear();
        created = 0;
        var left = folder;
        folder = Optional.empty();
        return left;
    }

    /** Lets time do its work: a job is not open for ever, and not kept for ever. */
    private boolean isKept(long number, IngestJob job) {
        var now = clock.instant();
        var info = job.info();
        if (info.state() == JobState.OPEN
                && isOver(info.created().plus(settings.get().openAtMost()), now)) {
            job.fail("Timeout : The job was open for longer than "
                    + settings.get().openAtMost().toHours() + " hours");
        }
        if (isOver(info.created().plus(settings.get().kept()), now)) {
            byNumber.remove(number);
            job.drop();
            return false;
        }
        return true;
    }

    private static boolean isOver(Instant limit, Instant now) {
        return !now.isBefore(limit);
    }

    private Path folder() {
        if (folder.isEmpty()) {
            try {
                folder = Optional.of(Files.createTempDirectory("saddlebag-simulator-bulk"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder.get();
    }

    private static void deleteWithLeftovers(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
