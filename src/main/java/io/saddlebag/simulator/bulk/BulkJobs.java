package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.front.ApiUsage;
import io.saddlebag.simulator.rest.Callers;
import io.saddlebag.simulator.store.Org;
import java.util.Random;

/** The Bulk API 2.0 of an org: settings, pace, and the endpoints. */
public final class BulkJobs implements AutoCloseable {

    /** Batches of 10,000 rows in 24 hours (contract sheet, sections 4 and 7). */
    private static final long BATCHES = 15_000;

    private final ApiUsage batches;
    private final Conveyor conveyor;
    private final Jobs jobs;
    private final IngestEndpoints endpoints;
    private final QueryJobs queryJobs;
    private final QueryEndpoints queries;
    private volatile BulkSettings settings = BulkSettings.standard();

    /** @param random decides the order of result rows */
    public BulkJobs(Org org, Batch batch, Faults faults, Random random) {
        batches = new ApiUsage(org.clock(), BATCHES);
        jobs = new Jobs(new Loader(org.schema(), batch, faults, random, batches), org.clock(), this::settings);
        conveyor = new Conveyor(org.clock(), () -> settings.pace());
        endpoints = new IngestEndpoints(org.schema(), jobs, conveyor, new Callers(faults), this::settings);
        queryJobs = new QueryJobs(org.clock(), this::settings);
        queries = new QueryEndpoints(org, queryJobs, this::settings);
    }

    public BulkSettings settings() {
        return settings;
    }

    /** Changes the settings, also for jobs that are under way. */
    public void change(BulkSettings changed) {
        settings = changed;
        conveyor.lookAgain();
    }

    /** To be told when the clock was moved by hand. */
    public void timeMoved() {
        conveyor.lookAgain();
    }

    /** Does one step of every job, whatever the pace: opens it, takes its next 200 rows, or completes a query. */
    public void step() {
        conveyor.step();
        queryJobs.step();
    }

    /** Waits until no job has anything left to do at this moment of the clock. */
    public void settle() throws InterruptedException {
        conveyor.settle();
    }

    /** The day's batches. */
    public ApiUsage batches() {
        return batches;
    }

    public IngestEndpoints endpoints() {
        return endpoints;
    }

    public QueryEndpoints queries() {
        return queries;
    }

    /** Forgets every job; ids begin anew. */
    public void clear() {
        jobs.clear();
        queryJobs.clear();
        conveyor.clear();
        batches.reset();
    }

    @Override
    public void close() {
        conveyor.close();
        jobs.clear();
    }
}
