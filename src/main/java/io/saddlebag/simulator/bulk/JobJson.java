package io.saddlebag.simulator.bulk;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.store.Times;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes jobs; which members stand in which answer is the contract sheet's, section 4. */
final class JobJson {

    private JobJson() {}

    /** The answer to create and, without what only an open job shows, to close and abort. */
    static Answer brief(JobInfo job) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            common(json, job);
            if (job.state() == JobState.OPEN) {
                contentUrl(json, job);
                format(json, job.spec());
            }
            json.writeEndObject();
        });
    }

    static Answer full(JobInfo job) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            listed(json, job);
            if (job.state() == JobState.OPEN) {
                contentUrl(json, job);
            }
            var progress = job.progress();
            json.writeNumberField("numberRecordsProcessed", progress.processed());
            json.writeNumberField("numberRecordsFailed", progress.failed());
            json.writeNumberField("retries", progress.retries());
            json.writeNumberField("totalProcessingTime", progress.total().toMillis());
            json.writeNumberField("apiActiveProcessingTime", progress.active().toMillis());
            json.writeNumberField("apexProcessingTime", 0);
            if (job.errorMessage().isPresent()) {
                json.writeStringField("errorMessage", job.errorMessage().get());
            }
            json.writeEndObject();
        });
    }

    /** @param next the URL of the next page */
    static Answer list(List<JobInfo> jobs, Optional<String> next) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            json.writeBooleanField("done", next.isEmpty());
            json.writeArrayFieldStart("records");
            for (var job : jobs) {
                json.writeStartObject();
                listed(json, job);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectField("nextRecordsUrl", next.orElse(null));
            json.writeEndObject();
        });
    }

    private static void listed(JsonGenerator json, JobInfo job) throws IOException {
        common(json, job);
        json.writeStringField("jobType", "V2Ingest");
        format(json, job.spec());
    }

    private static void common(JsonGenerator json, JobInfo job) throws IOException {
        var spec = job.spec();
        json.writeStringField("id", job.id());
        json.writeStringField("operation", spec.operation().apiName());
        json.writeStringField("object", spec.type().name());
        json.writeStringField("createdById", job.createdBy());
        json.writeStringField("createdDate", Times.format(job.created().toEpochMilli()));
        json.writeStringField("systemModstamp", Times.format(job.modified().toEpochMilli()));
        json.writeStringField("state", job.state().apiName());
        optional(json, "externalIdFieldName", spec.key().map(Field::name));
        optional(json, "assignmentRuleId", spec.assignmentRuleId());
        json.writeStringField("concurrencyMode", "Parallel");
        json.writeStringField("contentType", "CSV");
        json.writeNumberField("apiVersion", spec.apiVersion());
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private static void contentUrl(JsonGenerator json, JobInfo job) throws IOException {
        json.writeStringField(
                "contentUrl", "services/data/v" + job.spec().apiVersion() + "/jobs/ingest/" + job.id() + "/batches");
    }

    private static void format(JsonGenerator json, JobSpec spec) throws IOException {
        json.writeStringField("lineEnding", spec.lineEnding().name());
        json.writeStringField("columnDelimiter", spec.delimiter().name());
    }
}
