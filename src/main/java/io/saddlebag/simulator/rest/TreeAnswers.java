package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.dml.RecordError;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The answers to an sObject tree: all ids, or only what was wrong. */
final class TreeAnswers {

    private TreeAnswers() {}

    /** @param ids by reference id, in the order in which they were written */
    static Answer created(Map<String, String> ids) {
        return Json.answer(201, json -> {
            begin(json, false);
            for (var record : ids.entrySet()) {
                json.writeStartObject();
                json.writeStringField("referenceId", record.getKey());
                json.writeStringField("id", record.getValue());
                json.writeEndObject();
            }
            end(json);
        });
    }

    /** @param errors by reference id */
    static Answer failed(Map<String, List<RecordError>> errors) {
        return Json.answer(400, json -> {
            begin(json, true);
            for (var record : errors.entrySet()) {
                json.writeStartObject();
                json.writeStringField("referenceId", record.getKey());
                json.writeArrayFieldStart("errors");
                for (var error : record.getValue()) {
                    Errors.ofRecord(json, error.code(), error.message(), error.fields());
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            end(json);
        });
    }

    /** @param referenceId of the record that is to blame; empty when it is the whole tree */
    static Answer refused(String referenceId, String message) {
        return failed(Map.of(referenceId, List.of(RecordError.of("INVALID_INPUT", message))));
    }

    private static void begin(JsonGenerator json, boolean errors) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("hasErrors", errors);
        json.writeArrayFieldStart("results");
    }

    private static void end(JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }
}
