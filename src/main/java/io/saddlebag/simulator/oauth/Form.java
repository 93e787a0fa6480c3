package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Incoming;
import io.saddlebag.simulator.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request, of its form body before those of its query; of a repeated one the first. */
record Form(Map<String, String> values) {

    /** A JWT assertion or a token has at most a few thousand characters. */
    private static final int LIMIT = 64 * 1024;

    static Form of(Request request) {
        var values = new LinkedHashMap<String, String>();
        if (request.method().equals("POST") && isForm(request)) {
            Incoming.query(body(request)).forEach((name, sent) -> values.putIfAbsent(name, sent.get(0)));
        }
        request.query().forEach((name, sent) -> values.putIfAbsent(name, sent.get(0)));
        return new Form(values);
    }

    private static boolean isForm(Request request) {
        return request.header("content-type")
                .map(type -> type.startsWith("application/x-www-form-urlencoded"))
                .orElse(true);
    }

    private static String body(Request request) {
        try {
            var bytes = request.body().readNBytes(LIMIT + 1);
            return bytes.length > LIMIT ? "" : new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when it was not sent, or sent blank. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    String require(String name) {
        return get(name).orElseThrow(() -> new OAuthRefusal(OAuthError.MISSING_PARAMETER));
    }

    /** A value as an address has it, with {@code %20} for a space. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without the values: some are secrets. */
    @Override
    public String toString() {
        return "form with " + values.keySet();
    }
}
