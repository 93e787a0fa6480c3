package io.saddlebag.simulator.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as the simulator's endpoints see it.
 *
 * @param method upper case; {@code ?_HttpMethod=PATCH} on a POST has been applied already
 * @param path decoded, without the query, {@code /services/data/v66.0/sobjects/Contact}
 * @param rawPath as it came, for endpoints whose values may hold an encoded slash
 * @param query decoded parameters in the order they came
 * @param headers names in lower case
 * @param body decoded from gzip or deflate where the client says so; read at most once
 * @param baseUrl the scheme, host and port that the client used, {@code http://127.0.0.1:8090}
 */
public record Request(
        String method,
        String path,
        String rawPath,
        Map<String, List<String>> query,
        Map<String, String> headers,
        InputStream body,
        String baseUrl) {

    /**
     * The same request with its whole body in memory.
     *
     * @throws Refusal if the client ends the connection before that
     */
    public Request whole() {
        try {
            var bytes = new ByteArrayInputStream(body.readAllBytes());
            return new Request(method, path, rawPath, query, headers, bytes, baseUrl);
        } catch (IOException e) {
            throw new Refusal(400, "JSON_PARSER_ERROR", "The request body could not be read: " + e.getMessage());
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
    }
}
