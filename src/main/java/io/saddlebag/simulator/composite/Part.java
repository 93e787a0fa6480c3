package io.saddlebag.simulator.composite;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.http.Incoming;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A request inside a composite call, as it was written: references to earlier answers still stand in url and body. */
record Part(String method, String url, String referenceId, JsonNode body, Map<String, String> headers) {

    static Part of(JsonNode node) {
        var headers = new TreeMap<String, String>();
        node.path("httpHeaders")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return new Part(
                node.path("method").asText().toUpperCase(Locale.ROOT),
                node.path("url").asText(),
                node.path("referenceId").asText(),
                node.path("body"),
                headers);
    }

    /** Whether it counts among the five that may be collections or queries. */
    boolean isLarge() {
        return url.contains("/composite/sobjects") || url.contains("/query");
    }

    /** The request it is, with the references resolved; the rest as the composite call has it. */
    Request request(Request whole, String resolvedUrl, JsonNode resolvedBody) {
        var parts = resolvedUrl.split("\\?", 2);
        return new Request(
                method,
                parts[0],
                parts[0],
                Incoming.query(parts.length > 1 ? parts[1] : ""),
                headers,
                new ByteArrayInputStream(bytes(resolvedBody)),
                whole.baseUrl());
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return body.isMissingNode() || body.isNull() ? new byte[0] : Json.MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
