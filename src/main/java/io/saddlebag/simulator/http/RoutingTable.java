package io.saddlebag.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint of a request. The first in the list that fits is taken. */
public final class RoutingTable {

    /** What was found for a path. */
    public sealed interface Match {

        record Found(Endpoint endpoint, Map<String, String> path) implements Match {}

        /** The path exists, for other methods. */
        record OtherMethods(List<String> allowed) implements Match {}

        record Nothing() implements Match {}
    }

    private final List<Endpoint> endpoints;
    private final List<String[]> templates;

    public RoutingTable(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
        this.templates =
                endpoints.stream().map(endpoint -> parts(endpoint.template())).toList();
    }

    /** @param rawPath still encoded, so that a value may hold a slash as {@code %2F} */
    public Match match(String method, String rawPath) {
        var parts = parts(rawPath.endsWith("/") ? rawPath.substring(0, rawPath.length() - 1) : rawPath);
        var allowed = new ArrayList<String>();
        for (int n = 0; n < endpoints.size(); n++) {
            var path = fit(templates.get(n), parts);
            if (path.isPresent()) {
                var endpoint = endpoints.get(n);
                if (fits(endpoint.method(), method)) {
                    return new Match.Found(endpoint, path.get());
                }
                if (!allowed.contains(endpoint.method())) {
                    allowed.add(endpoint.method());
                }
            }
        }
        return allowed.isEmpty() ? new Match.Nothing() : new Match.OtherMethods(allowed);
    }

    private static boolean fits(String endpoint, String method) {
        return endpoint.equals(method) || endpoint.equals("*") || endpoint.equals("GET") && method.equals("HEAD");
    }

    private static Optional<Map<String, String>> fit(String[] template, String[] path) {
        var open = template[template.length - 1].endsWith("...}");
        int fixed = open ? template.length - 1 : template.length;
        if (open ? path.length < fixed : path.length != fixed) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int n = 0; n < fixed; n++) {
            var part = template[n];
            if (part.startsWith("{")) {
                values.put(part.substring(1, part.length() - 1), decoded(path[n]));
            } else if (!part.equals(path[n])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static String[] parts(String path) {
        return path.split("/", -1);
    }

    /** Decodes {@code %2F}, but leaves {@code +} alone: in a path it is itself. */
    private static String decoded(String part) {
        try {
            return part.indexOf('%') < 0 ? part : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
    }
}
