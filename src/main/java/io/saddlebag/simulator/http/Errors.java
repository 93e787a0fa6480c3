package io.saddlebag.simulator.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Salesforce's error answers: an array of message, errorCode and, where fields are to blame, fields. */
public final class Errors {

    private Errors() {}

    public static Answer answer(int status, String errorCode, String message, String... fields) {
        return Answer.json(status, Json.bytes(json -> {
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringField("message", message);
            json.writeStringField("errorCode", errorCode);
            if (fields.length > 0) {
                write(json, List.of(fields));
            }
            json.writeEndObject();
            json.writeEndArray();
        }));
    }

    public static Answer notFound() {
        return answer(404, "NOT_FOUND", "The requested resource does not exist");
    }

    public static Answer unexpected() {
        return answer(
                500,
                "UNKNOWN_EXCEPTION",
                "An unexpected error occurred. Please include this ErrorId if you contact support: 1234567890-12345"
                        + " (1234567890)");
    }

    public static Answer notImplemented(String what, String nearest) {
        return answer(
                501,
                "NOT_IMPLEMENTED",
                "the simulator does not implement " + what + "; nearest: " + (nearest.isEmpty() ? "nothing" : nearest));
    }

    public static Answer methodNotAllowed(String method, List<String> allowed) {
        var list = (allowed.contains("GET") ? "HEAD," : "") + String.join(",", allowed);
        return answer(405, "METHOD_NOT_ALLOWED", "HTTP Method '" + method + "' not allowed. Allowed are " + list)
                .with("Allow", list);
    }

    /** One error of a record, as collections and trees list them: {@code statusCode, message, fields}. */
    public static void ofRecord(JsonGenerator json, String statusCode, String message, List<String> fields)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("statusCode", statusCode);
        json.writeStringField("message", message);
        write(json, fields);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<String> fields) throws IOException {
        json.writeArrayFieldStart("fields");
        for (var field : fields) {
            json.writeString(field);
        }
        json.writeEndArray();
    }
}
