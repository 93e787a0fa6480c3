package io.saddlebag.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plain HTTP client of the simulator, signed in: it knows of Salesforce only what a request must hold. */
final class Client {

    static final String DATA = "/services/data/v66.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private String token;

    private Client(String url) {
        this.url = url;
    }

    static Client of(Simulator simulator) {
        var client = new Client(simulator.url());
        client.signIn();
        return client;
    }

    void signIn() {
        token = form(
                        "/services/oauth2/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "saddlebag",
                                "client_secret", "saddlebag-secret"))
                .json()
                .path("access_token")
                .asText();
    }

    /** Sends this access token from now on. */
    void use(String accessToken) {
        token = accessToken;
    }

    /** Asks for a token by user name and password. */
    Reply byPassword() {
        return form(
                "/services/oauth2/token",
                Map.of(
                        "grant_type", "password",
                        "client_id", "saddlebag",
                        "client_secret", "saddlebag-secret",
                        "username", "demo@saddlebag.test",
                        "password", "saddlebag"));
    }

    Reply form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, String json) {
        return with("POST", path, json);
    }

    Reply patch(String path, String json) {
        return with("PATCH", path, json);
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply query(String soql) {
        return get("/query?q=" + encoded(soql));
    }

    Reply with(String method, String path, String json) {
        return send(
                request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)));
    }

    /** Begins a request with the token; a path that does not begin with /services is below the data of v66.0. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + (path.startsWith("/services") ? path : DATA + path)))
                .header("Authorization", "Bearer " + token);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return tryToSend(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply tryToSend(HttpRequest.Builder request) throws IOException {
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String token() {
        return token;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An answer. */
    record Reply(int status, Map<String, List<String>> headers, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The one value of a header; empty when it is missing. */
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        /** The first error as {@code 400 CODE: message [fields]}, wherever it stands in the answer. */
        String error() {
            var first = json().path(0);
            var error = first.has("errors") ? first.path("errors").path(0) : first;
            var code = error.has("errorCode") ? error.path("errorCode") : error.path("statusCode");
            var fields = error.path("fields");
            return status + " " + code.asText() + ": " + error.path("message").asText()
                    + (fields.isEmpty() ? "" : " " + fields);
        }
    }
}
