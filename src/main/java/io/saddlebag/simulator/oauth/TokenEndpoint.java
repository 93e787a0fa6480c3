package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Json;
import io.saddlebag.simulator.http.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** {@code POST /services/oauth2/token} (contract sheet, 1.2). */
final class TokenEndpoint {

    /** How long an id token is good: Salesforce's are for 2 minutes. */
    private static final Duration ID_TOKEN_LIFETIME = Duration.ofMinutes(2);

    private final Directory directory;
    private final Tokens tokens;
    private final Supplier<OAuthSettings> settings;
    private final SigningKey signingKey;
    private final Exchanges exchanges;
    private final Map<GrantType, Long> given = new EnumMap<>(GrantType.class);

    TokenEndpoint(
            Directory directory,
            Tokens tokens,
            Supplier<OAuthSettings> settings,
            InstantSource clock,
            SigningKey signingKey) {
        this.directory = directory;
        this.tokens = tokens;
        this.settings = settings;
        this.signingKey = signingKey;
        this.exchanges = new Exchanges(directory, tokens, settings, clock);
    }

    Answer answer(Request request) {
        try {
            OAuthRefusal.unless(request.method().equals("POST"), OAuthError.MUST_USE_POST);
            var form = Form.of(request);
            var hosts = Hosts.of(request, settings.get());
            var type = GrantType.of(form.require("grant_type"))
                    .orElseThrow(() -> new OAuthRefusal(OAuthError.UNSUPPORTED_GRANT_TYPE));
            var granted = exchanges.grant(type, Caller.of(request, form), form, hosts);
            count(type);
            return Answers.json(200, members(granted, hosts));
        } catch (OAuthRefusal refusal) {
            return Answers.refused(refusal.error());
        }
    }

    private Map<String, String> members(Granted granted, Hosts hosts) {
        var org = directory.organization();
        var session = tokens.newSession(org.id15(), granted.app(), granted.user(), granted.scopes(), granted.grant());
        var identity = hosts.identity(org, granted.user());
        var issuedAt = String.valueOf(session.issued().toEpochMilli());
        var members = new LinkedHashMap<String, String>();
        members.put("access_token", session.token());
        if (granted.newRefreshToken()) {
            members.put("refresh_token", granted.grant().orElseThrow().current());
        }
        members.put("signature", Secrets.hmac(identity + issuedAt, granted.app().secret()));
        members.put("scope", granted.scopes().toString());
        if (granted.scopes().has("openid")) {
            members.put("id_token", idToken(granted, hosts, session));
        }
        members.put("instance_url", hosts.instance());
        members.put("id", identity);
        members.put("token_type", "Bearer");
        members.put("issued_at", issuedAt);
        members.put("api_instance_url", "https://api.salesforce.com");
        return members;
    }

    private String idToken(Granted granted, Hosts hosts, AccessToken session) {
        var claims = Json.MAPPER
                .createObjectNode()
                .put("iss", hosts.used())
                .put("sub", hosts.identity(directory.organization(), granted.user()))
                .put("aud", granted.app().key())
                .put("iat", session.issued().getEpochSecond())
                .put("exp", session.issued().plus(ID_TOKEN_LIFETIME).getEpochSecond())
                .put("at_hash", Secrets.leftHalf(session.token()));
        granted.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        return Jwt.sign(claims, SigningKey.ID, signingKey.pair().getPrivate());
    }

    private void count(GrantType type) {
        synchronized (given) {
            given.merge(type, 1L, Long::sum);
        }
    }

    Counts counts() {
        synchronized (given) {
            return new Counts(given, tokens.sessionsExpired(), tokens.familiesRevoked());
        }
    }
}
