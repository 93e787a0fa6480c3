package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Request;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code /services/oauth2/revoke} and {@code /introspect}: ending a token, and asking whether it lives (contract sheet, 1.3). */
final class TokenInquiry {

    private static final Set<String> TOKEN_TYPES = Set.of("access_token", "refresh_token");

    private final Directory directory;
    private final Tokens tokens;
    private final Supplier<OAuthSettings> settings;

    TokenInquiry(Directory directory, Tokens tokens, Supplier<OAuthSettings> settings) {
        this.directory = directory;
        this.tokens = tokens;
        this.settings = settings;
    }

    Answer revoke(Request request) {
        var form = Form.of(request);
        boolean known = form.get("token_type_hint").map(TOKEN_TYPES::contains).orElse(true);
        if (!known) {
            return Answers.refused(OAuthError.UNSUPPORTED_TOKEN_TYPE);
        }
        return form.get("token").filter(tokens::revoke).isPresent()
                ? Answer.json(200, new byte[0])
                : Answers.refused(OAuthError.INVALID_TOKEN);
    }

    Answer introspect(Request request) {
        try {
            OAuthRefusal.unless(request.method().equals("POST"), OAuthError.MUST_USE_POST);
            var form = Form.of(request);
            var app = Caller.of(request, form).authenticated(directory);
            var token = form.require("token");
            var hosts = Hosts.of(request, settings.get());
            Optional<Map<String, Object>> told = tokens.session(token)
                    .filter(session -> session.appKey().equals(app.key()))
                    .map(session -> told(session, hosts))
                    .or(() -> tokens.liveGrant(token)
                            .filter(grant -> grant.appKey.equals(app.key()) && grant.isCurrent(token))
                            .map(grant -> told(grant, hosts)));
            return Answers.json(200, told.orElse(Map.of("active", false)));
        } catch (OAuthRefusal refusal) {
            return Answers.refused(refusal.error());
        }
    }

    private Map<String, Object> told(AccessToken session, Hosts hosts) {
        return told(
                "access_token",
                session.appKey(),
                session.username(),
                session.scopes(),
                session.issued(),
                Optional.of(session.end()),
                hosts);
    }

    private Map<String, Object> told(Grant grant, Hosts hosts) {
        return told(
                "refresh_token", grant.appKey, grant.username, grant.scopes, grant.given, tokens.endOf(grant), hosts);
    }

    private Map<String, Object> told(
            String type,
            String appKey,
            String username,
            Scopes scopes,
            Instant given,
            Optional<Instant> end,
            Hosts hosts) {
        var members = new LinkedHashMap<String, Object>();
        members.put("active", true);
        members.put("scope", scopes.toString());
        members.put("client_id", appKey);
        members.put("username", username);
        directory.user(username).ifPresent(user -> members.put("sub", hosts.identity(directory.organization(), user)));
        members.put("token_type", type);
        members.put("iat", given.getEpochSecond());
        members.put("nbf", given.getEpochSecond());
        end.ifPresent(until -> members.put("exp", until.getEpochSecond()));
        return members;
    }
}
