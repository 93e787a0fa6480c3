package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.soql.Search.Found;
import io.saddlebag.simulator.store.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The query jobs that are still kept, in the order they were created. */
final class QueryJobs {

    private static final String KEY_PREFIX = "750";
    /** Ingest jobs have the same prefix: theirs are counted from 0. */
    private static final long FIRST = 1_000_000_000;

    private final InstantSource clock;
    private final Supplier<BulkSettings> settings;
    private final TreeMap<Long, QueryJob> byNumber = new TreeMap<>();
    private long created;

    QueryJobs(InstantSource clock, Supplier<BulkSettings> settings) {
        this.clock = clock;
        this.settings = settings;
    }

    synchronized QueryJob create(QueryJob.Spec spec, Found.Records found, String createdBy) {
        var number = FIRST + created++;
        var job = new QueryJob(Ids.of(KEY_PREFIX, number), spec, found, createdBy, clock.instant());
        byNumber.put(number, job);
        return job;
    }

    /** The job with this id, in either form. */
    synchronized Optional<QueryJob> get(String id) {
        forgetOld();
        return Optional.ofNullable(byNumber.get(Ids.numberOf(KEY_PREFIX, id)));
    }

    /** At most so many jobs from this place on. */
    synchronized List<QueryJob> from(long place, int atMost) {
        forgetOld();
        return byNumber.tailMap(FIRST + place, true).values().stream()
                .limit(atMost)
                .toList();
    }

    /** Where a job stands, as a place for {@link #from}. */
    static long placeOf(QueryJob job) {
        return Ids.numberOf(KEY_PREFIX, job.id()) - FIRST;
    }

    synchronized void remove(QueryJob job) {
        byNumber.values().remove(job);
    }

    synchronized void step() {
        byNumber.values().forEach(QueryJob::step);
    }

    synchronized void clear() {
        byNumber.clear();
        created = 0;
    }

    private void forgetOld() {
        var oldest = clock.instant().minus(settings.get().kept());
        byNumber.values().removeIf(job -> !job.created().isAfter(oldest));
    }
}
