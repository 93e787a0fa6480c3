package io.saddlebag.simulator.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.MovableClock;
import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** An OAuth client that calls the endpoints without a network. */
final class Client {

    static final String CALLBACK = "http://localhost:1717/oauth/callback";
    static final String VERIFIER = "v".repeat(43);

    final MovableClock clock = MovableClock.at("2026-11-23T10:00:00Z");
    final OAuthServer server = new OAuthServer(OAuthSettings.standard(), clock, RandomGenerator.of("L64X128MixRandom"));
    String baseUrl = "http://127.0.0.1:8090";

    /** An answer with its body read. */
    record Told(int status, Map<String, String> headers, String body) {

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String get(String member) {
            return json().path(member).asText();
        }

        /** {@code 400 invalid_grant: expired access/refresh token}. */
        String error() {
            return status + " " + get("error") + ": " + get("error_description");
        }

        String location(String parameter) {
            for (var pair : URI.create(headers.get("Location")).getRawQuery().split("&")) {
                if (pair.startsWith(parameter + "=")) {
                    return URLDecoder.decode(pair.substring(parameter.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }

    static Map<String, String> form(String... pairs) {
        var form = new LinkedHashMap<String, String>();
        for (int at = 0; at < pairs.length; at += 2) {
            form.put(pairs[at], pairs[at + 1]);
        }
        return form;
    }

    Request post(String path, Map<String, String> form, Map<String, String> headers) {
        var pairs = new ArrayList<String>();
        form.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        var all = new HashMap<>(headers);
        all.put("content-type", "application/x-www-form-urlencoded");
        var body = String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
        return new Request("POST", path, path, Map.of(), all, new ByteArrayInputStream(body), baseUrl);
    }

    Request get(String path, Map<String, String> query, Map<String, String> headers) {
        var lists = new LinkedHashMap<String, List<String>>();
        query.forEach((name, value) -> lists.put(name, List.of(value)));
        return new Request("GET", path, path, lists, headers, new ByteArrayInputStream(new byte[0]), baseUrl);
    }

    static Told told(Answer answer) {
        var out = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Told(answer.status(), answer.headers(), out.toString(StandardCharsets.UTF_8));
    }

    Told token(Map<String, String> form) {
        return told(server.token(post("/services/oauth2/token", form, Map.of())));
    }

    /** As the confidential client {@code saddlebag}. */
    Told token(String... pairs) {
        var form = form(pairs);
        form.putIfAbsent("client_id", "saddlebag");
        form.putIfAbsent("client_secret", "saddlebag-secret");
        return token(form);
    }

    Told refresh(String refreshToken) {
        return token("grant_type", "refresh_token", "refresh_token", refreshToken);
    }

    /** What the app asks of the user, with PKCE. */
    static Map<String, String> wish(String... more) {
        var wish = form(
                "response_type", "code",
                "client_id", "saddlebag",
                "redirect_uri", CALLBACK,
                "scope", "api refresh_token",
                "state", "s 1&2=3",
                "code_challenge", Secrets.sha256(VERIFIER));
        wish.putAll(form(more));
        return wish;
    }

    Told page(Map<String, String> wish) {
        return told(server.authorize(get("/services/oauth2/authorize", wish, Map.of())));
    }

    Told decide(String decision, Map<String, String> wish) {
        var form = new LinkedHashMap<>(wish);
        form.put("username", "demo@saddlebag.test");
        form.put("password", "saddlebag");
        form.put("decision", decision);
        return told(server.authorize(post("/services/oauth2/authorize", form, Map.of())));
    }

    String code(Map<String, String> wish) {
        return decide("allow", wish).location("code");
    }

    Told exchange(String code) {
        return token(
                "grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK, "code_verifier", VERIFIER);
    }

    /** Signs in by browser; the answer holds both tokens. */
    Told signIn() {
        return exchange(code(wish()));
    }

    static Map<String, String> bearer(String token) {
        return Map.of("authorization", "Bearer " + token);
    }
}
