package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Batch;
import io.saddlebag.simulator.dml.Caller;
import io.saddlebag.simulator.faults.Faults;
import io.saddlebag.simulator.front.ApiUsage;
import io.saddlebag.simulator.schema.Schema;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;

/** Begins the loading of closed jobs. */
final class Loader {

    private final Schema schema;
    private final Batch batch;
    private final Faults faults;
    private final Random random;
    private final ApiUsage batches;

    Loader(Schema schema, Batch batch, Faults faults, Random random, ApiUsage batches) {
        this.schema = schema;
        this.batch = batch;
        this.faults = faults;
        this.random = random;
        this.batches = batches;
    }

    /**
     * Reads the header and makes the result files ready.
     *
     * @throws JobFailure when the header cannot be used
     */
    Loading begin(JobSpec spec, JobFolder folder, Caller caller) throws IOException {
        if (!Files.exists(folder.upload())) {
            throw new JobFailure("InvalidBatch : No data was uploaded");
        }
        var in = new BufferedInputStream(Files.newInputStream(folder.upload()));
        var reader = new CsvReader(in, spec.delimiter(), spec.lineEnding());
        try {
            var columns = Columns.of(schema, spec, reader.next());
            var results = new Results(folder, spec, columns.headers(), random);
            return new Loading(reader, new RowSaving(batch, columns, caller), results, faults.forJob(), batches);
        } catch (JobFailure | IOException e) {
            reader.close();
            throw e;
        }
    }
}
