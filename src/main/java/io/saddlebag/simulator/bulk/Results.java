package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.dml.Saved;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Writes what became of each row to the files of successes and failures. */
final class Results implements Closeable {

    /** Before this version, failed results had no {@code sf__Id}. */
    private static final double FAILED_WITH_ID = 53;

    private final CsvText text;
    private final int columns;
    private final boolean failedWithId;
    private final ResultFile successful;
    private final ResultFile failed;

    Results(JobFolder folder, JobSpec spec, List<String> headers, Random random) throws IOException {
        text = new CsvText(spec.delimiter(), spec.lineEnding());
        columns = headers.size();
        failedWithId = spec.apiVersion() >= FAILED_WITH_ID;
        successful =
                new ResultFile(folder.successful(), text.header(List.of("sf__Id", "sf__Created"), headers), random);
        failed = new ResultFile(
                folder.failed(),
                text.header(failedWithId ? List.of("sf__Id", "sf__Error") : List.of("sf__Error"), headers),
                random);
    }

    void add(CsvRow row, Saved saved) throws IOException {
        if (saved instanceof Saved.Done done) {
            successful.add(text.row(List.of(done.id(), String.valueOf(done.created())), row.cells(), columns));
        } else {
            var error = ErrorText.of(saved);
            failed.add(text.row(
                    failedWithId ? List.of(id(saved).orElse(""), error) : List.of(error), row.cells(), columns));
        }
    }

    private static Optional<String> id(Saved saved) {
        return saved instanceof Saved.Failed failed ? failed.id() : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try (successful) {
            failed.close();
        }
    }
}
