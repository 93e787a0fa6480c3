package io.saddlebag.simulator.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.saddlebag.simulator.dml.RecordError;
import io.saddlebag.simulator.dml.Saved;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Call;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.schema.SObject;
import java.io.IOException;
import java.util.List;

/** The answers of calls that write one record (contract sheet, section 2). */
final class SingleAnswers {

    private SingleAnswers() {}

    static Answer created(Call call, SObject type, String id) {
        return Json.answer(201, json -> done(json, id, false, false))
                .with("Location", call.base() + "/sobjects/" + type.name() + "/" + id);
    }

    /** 201 or 200 from v46 on; before, an update by key answered 204 and nothing was told of created. */
    static Answer upserted(Call call, SObject type, Saved.Done done) {
        var told = call.version() >= 46;
        if (!done.created() && !told) {
            return Answer.empty(204);
        }
        var answer = Json.answer(done.created() ? 201 : 200, json -> done(json, done.id(), told, done.created()));
        return done.created()
                ? answer.with("Location", call.base() + "/sobjects/" + type.name() + "/" + done.id())
                : answer;
    }

    private static void done(JsonGenerator json, String id, boolean told, boolean created) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id);
        json.writeBooleanField("success", true);
        json.writeArrayFieldStart("errors");
        json.writeEndArray();
        if (told) {
            json.writeBooleanField("created", created);
        }
        json.writeEndObject();
    }

    /** 300: the URLs of all records that the key fits. */
    static Answer several(Call call, SObject type, List<String> ids) {
        return Json.answer(300, json -> {
            json.writeStartArray();
            for (var id : ids) {
                json.writeString(call.base() + "/sobjects/" + type.name() + "/" + id);
            }
            json.writeEndArray();
        });
    }

    static Answer failed(Call call, List<RecordError> errors) {
        return Json.answer(status(errors.get(0).code()), json -> {
            json.writeStartArray();
            for (var error : errors) {
                error(json, call, error);
            }
            json.writeEndArray();
        });
    }

    private static int status(String code) {
        return switch (code) {
            case "NOT_FOUND", "ENTITY_IS_DELETED" -> 404;
            case "INSUFFICIENT_ACCESS", "INSUFFICIENT_ACCESS_OR_READONLY" -> 403;
            default -> 400;
        };
    }

    private static void error(JsonGenerator json, Call call, RecordError error) throws IOException {
        json.writeStartObject();
        json.writeStringField("message", error.message());
        json.writeStringField("errorCode", error.code());
        json.writeArrayFieldStart("fields");
        for (var field : error.fields()) {
            json.writeString(field);
        }
        json.writeEndArray();
        if (error.duplicates().isPresent()) {
            DuplicateJson.write(json, call.base(), error.duplicates().get());
        }
        json.writeEndObject();
    }
}
