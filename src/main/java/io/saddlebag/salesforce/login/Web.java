package io.saddlebag.salesforce.login;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The few requests that signing in and out take. Secrets travel in bodies and headers, never in a URL. */
final class Web {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final AllowedHosts hosts;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param hosts that may be asked */
    Web(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    /** Why a login URL may not be asked. */
    Optional<String> refusal(String url) {
        return hosts.refusalOfLogin(url);
    }

    HttpResponse<String> post(String url, Map<String, String> form) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    HttpResponse<String> get(String url, String accessToken) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + accessToken)
                .header("Accept", "application/json"));
    }

    HttpResponse<String> get(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) throws IOException {
        var request = builder.timeout(TIMEOUT).build();
        var refusal = refusal(request.uri().resolve("/").toString());
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
