package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.dml.RecordError;
import io.saddlebag.simulator.dml.Saved;
import io.saddlebag.simulator.http.Errors;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes what became of a record as an entry of a list of results: {@code id, success, errors} and maybe created. */
final class ResultJson {

    private ResultJson() {}

    /** @param created whether the answer tells created from updated, as upserts do from v46 on */
    static void write(JsonGenerator json, Saved saved, boolean created) throws IOException {
        json.writeStartObject();
        var id = id(saved);
        if (id.isPresent()) {
            json.writeStringField("id", id.get());
        }
        json.writeBooleanField("success", saved.isDone());
        json.writeArrayFieldStart("errors");
        for (var error : errors(saved)) {
            Errors.ofRecord(json, error.code(), error.message(), error.fields());
        }
        json.writeEndArray();
        if (created) {
            json.writeBooleanField("created", saved instanceof Saved.Done done && done.created());
        }
        json.writeEndObject();
    }

    private static Optional<String> id(Saved saved) {
        if (saved instanceof Saved.Done done) {
            return Optional.of(done.id());
        }
        return saved instanceof Saved.Failed failed ? failed.id() : Optional.empty();
    }

    static List<RecordError> errors(Saved saved) {
        if (saved instanceof Saved.Failed failed) {
            return failed.errors();
        }
        return saved instanceof Saved.Several several
                ? List.of(RecordError.of(
                        "DUPLICATE_EXTERNAL_ID", "more than one record found for external id field: " + several.ids()))
                : List.of();
    }
}
