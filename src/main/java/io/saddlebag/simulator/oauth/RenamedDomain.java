package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Request;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A My Domain that was renamed. Salesforce redirects the previous host name, with 301 or 307, until an admin disables it or
 * the My Domain changes again (Help, "Understand Redirections for Previous My Domain Host Names").
 *
 * @param from the previous host name
 * @param to the one it has now
 * @param redirects whether the previous one still leads there; else it no longer exists
 */
public record RenamedDomain(String from, String to, boolean redirects) {

    /** The simulator's own endpoints are no part of the org. */
    private static final String CONTROL = "/simulator";

    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** What a request for the previous host is answered; empty for any other. */
    Optional<Answer> answer(Request request) {
        var base = URI.create(request.baseUrl());
        if (!from.equals(base.getHost()) || request.path().startsWith(CONTROL)) {
            return Optional.empty();
        }
        return Optional.of(redirects ? redirect(request, url(base)) : gone());
    }

    /** The address of the org under its new name, on the port of a request. */
    private String url(URI used) {
        return used.getScheme() + "://" + to + (used.getPort() < 0 ? "" : ":" + used.getPort());
    }

    /** 307 keeps the method and the body, 301 need not. */
    private static Answer redirect(Request request, String url) {
        return Answer.empty(READING.contains(request.method()) ? 301 : 307)
                .with("Location", url + request.rawPath() + query(request));
    }

    private static String query(Request request) {
        var pairs = request.query().entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .map(value -> Form.encoded(parameter.getKey()) + "=" + Form.encoded(value)))
                .collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }

    private static Answer gone() {
        return Html.answer(
                404,
                "URL No Longer Exists",
                "<p>You have attempted to reach a URL that no longer exists on salesforce.com.</p>");
    }
}
