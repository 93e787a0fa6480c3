package io.saddlebag.simulator.composite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Errors;
import io.saddlebag.simulator.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one part was answered.
 *
 * @param body missing when the answer has none
 */
record PartAnswer(String referenceId, int status, Map<String, String> headers, JsonNode body) {

    static PartAnswer of(String referenceId, Answer answer) {
        var out = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(out);
            var body = out.size() == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(out.toByteArray());
            var headers = new TreeMap<>(answer.headers());
            headers.remove("Content-Type");
            return new PartAnswer(referenceId, answer.status(), headers, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PartAnswer halted(String referenceId, String message) {
        return of(referenceId, Errors.answer(400, "PROCESSING_HALTED", message));
    }

    boolean isFailed() {
        return status >= 300 && status != 304;
    }
}
