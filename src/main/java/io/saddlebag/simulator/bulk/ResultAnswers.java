package io.saddlebag.simulator.bulk;

import io.saddlebag.simulator.http.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sends result files. A job that never came to its rows has results with a header only. */
final class ResultAnswers {

    private static final Map<String, String> CSV = Map.of("Content-Type", "text/csv");

    private ResultAnswers() {}

    static Answer successful(IngestJob job) {
        return file(job, job.folder().successful(), "sf__Created");
    }

    static Answer failed(IngestJob job) {
        return file(job, job.folder().failed(), "sf__Error");
    }

    static Answer unprocessed(IngestJob job) {
        return new Answer(200, CSV, out -> job.folder().writeUnprocessed(job.remainder(), out));
    }

    private static Answer file(IngestJob job, Path file, String second) {
        return new Answer(200, CSV, out -> {
            if (Files.exists(file)) {
                Files.copy(file, out);
            } else {
                var spec = job.info().spec();
                var header =
                        new CsvText(spec.delimiter(), spec.lineEnding()).header(List.of("sf__Id", second), List.of());
                out.write(header.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
