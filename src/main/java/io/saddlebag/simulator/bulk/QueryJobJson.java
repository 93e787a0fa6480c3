package io.saddlebag.simulator.bulk;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.store.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes query jobs as they are at one moment; the members are those of the Bulk API 2.0 guide. */
record QueryJobJson(Pace pace, Instant now) {

    /** The answer to create, which is UploadComplete however fast the job goes, and to abort. */
    Answer brief(QueryJob job, JobState state) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            common(json, job, state);
            json.writeEndObject();
        });
    }

    Answer full(QueryJob job) {
        var state = job.state(pace, now);
        var complete = state == JobState.JOB_COMPLETE;
        return Json.answer(200, json -> {
            json.writeStartObject();
            common(json, job, state);
            json.writeStringField("jobType", "V2Query");
            json.writeNumberField(
                    "numberRecordsProcessed", complete ? job.found().ids().size() : 0);
            json.writeNumberField("retries", 0);
            json.writeNumberField(
                    "totalProcessingTime",
                    job.modified(pace, now).toEpochMilli() - job.created().toEpochMilli());
            json.writeEndObject();
        });
    }

    /** @param next the URL of the next page */
    Answer list(List<QueryJob> jobs, Optional<String> next) {
        return Json.answer(200, json -> {
            json.writeStartObject();
            json.writeBooleanField("done", next.isEmpty());
            json.writeArrayFieldStart("records");
            for (var job : jobs) {
                json.writeStartObject();
                common(json, job, job.state(pace, now));
                json.writeStringField("jobType", "V2Query");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectField("nextRecordsUrl", next.orElse(null));
            json.writeEndObject();
        });
    }

    private void common(JsonGenerator json, QueryJob job, JobState state) throws IOException {
        json.writeStringField("id", job.id());
        json.writeStringField("operation", job.spec().operation());
        json.writeStringField("object", job.found().type().name());
        json.writeStringField("createdById", job.createdBy());
        json.writeStringField("createdDate", Times.format(job.created().toEpochMilli()));
        json.writeStringField(
                "systemModstamp", Times.format(job.modified(pace, now).toEpochMilli()));
        json.writeStringField("state", state.apiName());
        json.writeStringField("concurrencyMode", "Parallel");
        json.writeStringField("contentType", "CSV");
        json.writeNumberField("apiVersion", job.spec().apiVersion());
        json.writeStringField("lineEnding", job.spec().lineEnding().name());
        json.writeStringField("columnDelimiter", job.spec().delimiter().name());
    }
}
