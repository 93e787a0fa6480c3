package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Saved;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.front.ApiUsage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A job's rows on their way into the org, 200 at a time. Used by one thread at a time. */
final class Loading implements Closeable {

    private static final int CHUNK = 200;
    private static final int BATCH = 10_000;

    private final CsvReader reader;
    private final RowSaving saving;
    private final Results results;
    private final Optional<Fault.JobFailed> failure;
    private final ApiUsage batches;
    private final long headerEnd;
    private long processed;
    private long done;

    /** @param batches the day's batches; each 10,000 rows are one */
    Loading(CsvReader reader, RowSaving saving, Results results, Optional<Fault.JobFailed> failure, ApiUsage batches) {
        this.reader = reader;
        this.saving = saving;
        this.results = results;
        this.failure = failure;
        this.batches = batches;
        this.headerEnd = reader.position();
        this.done = headerEnd;
    }

    /** Where the header row ends in the upload, in bytes. */
    long headerEnd() {
        return headerEnd;
    }

    /** Where the first row begins that has no result yet, in bytes. */
    long done() {
        return done;
    }

    /**
     * Takes the next rows.
     *
     * @throws JobFailure when the job cannot go on; rows taken before keep their results
     */
    Chunk next() throws IOException {
        var rows = rows(room());
        if (processed % BATCH == 0 && !rows.isEmpty() && !batches.take()) {
            throw new JobFailure("ExceededQuota : ApiBatchItems Limit exceeded.");
        }
        var outcome = saving.save(rows);
        int failed = 0;
        for (int n = 0; n < rows.size(); n++) {
            var saved = outcome.saved().get(n);
            failed += saved instanceof Saved.Done ? 0 : 1;
            results.add(rows.get(n), saved);
        }
        processed += rows.size();
        done = reader.position();
        return new Chunk(rows.size(), failed, outcome.retries(), rows.size() < CHUNK && room() > 0);
    }

    /** How many rows may be taken before the job is to fail on purpose. */
    private int room() {
        return failure.map(fault -> (int) Math.min(CHUNK, fault.afterRows() - processed))
                .orElse(CHUNK);
    }

    private List<CsvRow> rows(int room) throws IOException {
        if (room <= 0) {
            throw new JobFailure(failure.orElseThrow().errorMessage());
        }
        var rows = new ArrayList<CsvRow>(room);
        while (rows.size() < room) {
            var row = reader.next();
            if (row.isEmpty()) {
                break;
            }
            rows.add(row.get());
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        try (reader) {
            results.close();
        }
    }
}
