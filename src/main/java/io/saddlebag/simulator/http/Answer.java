package io.saddlebag.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an endpoint answers.
 *
 * @param headers in the order they are sent; {@code Content-Type} among them where there is a body
 */
public record Answer(int status, Map<String, String> headers, Body body) {

    /** Writes the body when the answer is sent, so that a long one need not stand in memory. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), out -> {});
    }

    public static Answer json(int status, byte[] json) {
        return new Answer(status, Map.of("Content-Type", "application/json;charset=UTF-8"), out -> out.write(json));
    }

    public static Answer text(int status, String contentType, String text) {
        return new Answer(
                status, Map.of("Content-Type", contentType), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Answer with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
