package io.saddlebag.simulator.http;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns Jetty's request into ours. */
public final class Incoming {

    private static final Set<String> OVERRIDABLE = Set.of("PATCH", "PUT", "DELETE", "GET", "POST");

    private Incoming() {}

    static Request request(org.eclipse.jetty.server.Request jetty, InputStream body) {
        var rawPath = path(jetty.getHttpURI().getPath());
        if (rawPath.length() > HttpDoor.HEAD_LIMIT) {
            throw new Refusal(Errors.answer(414, "URI_TOO_LONG", "The URI is longer than 16,384 bytes."));
        }
        var query = query(jetty.getHttpURI().getQuery());
        var headers = headers(jetty);
        return new Request(
                method(jetty.getMethod(), query),
                decoded(rawPath.replace("+", "%2B")),
                rawPath,
                query,
                headers,
                Zipping.in(body, headers.get("content-encoding")),
                baseUrl(jetty, headers));
    }

    /** The Salesforce CLI keeps an instance URL with a slash behind it and asks for {@code //services/data}. */
    private static String path(String sent) {
        return sent == null ? "/" : sent.contains("//") ? sent.replaceAll("//+", "/") : sent;
    }

    /** Reads {@code a=1&b=2}, decoded, in the order it came. */
    public static Map<String, List<String>> query(String text) {
        var query = new LinkedHashMap<String, List<String>>();
        if (text == null || text.isEmpty()) {
            return query;
        }
        for (var pair : text.split("&")) {
            var parts = pair.split("=", 2);
            query.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                    .add(parts.length > 1 ? decoded(parts[1]) : "");
        }
        return query;
    }

    private static String method(String sent, Map<String, List<String>> query) {
        var override = query.get("_HttpMethod");
        if (sent.equals("POST") && override != null && OVERRIDABLE.contains(upper(override.get(0)))) {
            return upper(override.get(0));
        }
        return upper(sent);
    }

    private static String upper(String method) {
        return method.toUpperCase(Locale.ROOT);
    }

    private static Map<String, String> headers(org.eclipse.jetty.server.Request jetty) {
        var headers = new HashMap<String, String>();
        jetty.getHeaders()
                .forEach(field -> headers.merge(
                        field.getLowerCaseName(),
                        field.getValue() == null ? "" : field.getValue(),
                        (a, b) -> a + ", " + b));
        return headers;
    }

    private static String baseUrl(org.eclipse.jetty.server.Request jetty, Map<String, String> headers) {
        var port = org.eclipse.jetty.server.Request.getLocalPort(jetty);
        return "http://" + headers.getOrDefault("host", "127.0.0.1:" + port);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
