package io.saddlebag.flows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.Until;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** Asks a running process over HTTP how it is, as a probe does. */
record Health(String url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, String text) {

        boolean isUp() throws IOException {
            return status == 200 && json().path("status").asText().equals("UP");
        }

        JsonNode json() throws IOException {
            return JSON.readTree(text);
        }

        /** The messages of the checks that are down, by name. */
        Map<String, String> down() throws IOException {
            var down = new TreeMap<String, String>();
            json().path("checks").forEach(check -> {
                if (!check.path("status").asText().equals("UP")) {
                    down.put(check.path("name").asText(), check.path("message").asText());
                }
            });
            return down;
        }
    }

    /** What a check says, up or down. */
    String message(String check) throws IOException, InterruptedException {
        for (var each : all().json().path("checks")) {
            if (each.path("name").asText().equals(check)) {
                return each.path("message").asText();
            }
        }
        throw new AssertionError("there is no check " + check);
    }

    Answer all() throws IOException, InterruptedException {
        return get("");
    }

    Answer live() throws IOException, InterruptedException {
        return get("/live");
    }

    Answer ready() throws IOException, InterruptedException {
        return get("/ready");
    }

    /** What an answer may be asked. */
    @FunctionalInterface
    interface Question {
        boolean isTrueOf(Answer answer) throws IOException;
    }

    /** Asks until the process says that it is well, or that it is not. */
    Answer awaitUp(boolean up) throws Exception {
        return await(answer -> answer.isUp() == up);
    }

    /** Asks until the answer is what somebody waits for. */
    Answer await(Question wanted) throws Exception {
        var last = new AtomicReference<Answer>();
        Until.itIs(
                () -> {
                    last.set(all());
                    return wanted.isTrueOf(last.get());
                },
                last::get);
        return last.get();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
