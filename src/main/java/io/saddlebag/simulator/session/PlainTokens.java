package io.saddlebag.simulator.session;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Incoming;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The token endpoint for the flows that need no browser and no certificate, and the sessions it gives. */
public final class PlainTokens implements Sessions {

    public static final String REFRESH_TOKEN = "5Aep861saddlebag";

    private record Open(Session session, Instant lastUse) {}

    private final Session user;
    private final InstantSource clock;
    private final Duration lifetime;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** @param user the one user, and the org */
    public PlainTokens(Session user, InstantSource clock, Duration lifetime) {
        this.user = user;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    @Override
    public Optional<Session> of(String accessToken) {
        var now = clock.instant();
        return Optional.ofNullable(open.computeIfPresent(
                        accessToken,
                        (token, found) ->
                                found.lastUse().plus(lifetime).isBefore(now) ? null : new Open(found.session(), now)))
                .map(Open::session);
    }

    @Override
    public void expire(String accessToken) {
        open.remove(accessToken);
    }

    /** {@code POST /services/oauth2/token}. */
    public Answer token(Request request) {
        var form = form(request);
        if (!form.getOrDefault("client_id", List.of("")).contains("saddlebag")) {
            return refused("invalid_client_id", "client identifier invalid");
        }
        if (!form.getOrDefault("client_secret", List.of("saddlebag-secret")).contains("saddlebag-secret")) {
            return refused("invalid_client", "invalid client credentials");
        }
        return switch (form.getOrDefault("grant_type", List.of("")).get(0)) {
            case "client_credentials" -> granted(request, "");
            case "password" ->
                is(form, "username", user.username()) && is(form, "password", "saddlebag")
                        ? granted(request, "")
                        : refused("invalid_grant", "authentication failure");
            case "refresh_token" ->
                is(form, "refresh_token", REFRESH_TOKEN)
                        ? granted(request, "")
                        : refused("invalid_grant", "expired access/refresh token");
            default -> refused("unsupported_grant_type", "grant type not supported");
        };
    }

    private Answer granted(Request request, String scope) {
        var token = user.orgId().substring(0, 15) + "!AQ0AQ" + count.incrementAndGet();
        open.put(token, new Open(user, clock.instant()));
        return Json.answer(200, json -> {
                    json.writeStartObject();
                    json.writeStringField("access_token", token);
                    json.writeStringField("instance_url", request.baseUrl());
                    json.writeStringField("id", request.baseUrl() + "/id/" + user.orgId() + "/" + user.userId());
                    json.writeStringField("token_type", "Bearer");
                    json.writeStringField("issued_at", String.valueOf(clock.millis()));
                    json.writeStringField("scope", scope.isEmpty() ? "api refresh_token" : scope);
                    json.writeStringField("signature", "aGVsbG8=");
                    json.writeEndObject();
                })
                .with("Cache-Control", "no-store");
    }

    private static Answer refused(String error, String description) {
        return Json.answer(400, json -> {
                    json.writeStartObject();
                    json.writeStringField("error", error);
                    json.writeStringField("error_description", description);
                    json.writeEndObject();
                })
                .with("Cache-Control", "no-store");
    }

    private static boolean is(Map<String, List<String>> form, String name, String value) {
        return form.getOrDefault(name, List.of("")).contains(value);
    }

    private static Map<String, List<String>> form(Request request) {
        try {
            return Incoming.query(new String(request.body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
