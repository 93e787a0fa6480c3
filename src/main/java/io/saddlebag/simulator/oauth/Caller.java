package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The client that calls the token endpoint, as it named itself.
 *
 * @param key the consumer key
 */
record Caller(Optional<String> key, Optional<String> secret) {

    /** From HTTP Basic, else from the body. */
    static Caller of(Request request, Form form) {
        return request.header("authorization")
                .filter(header -> header.regionMatches(true, 0, "Basic ", 0, 6))
                .map(header -> basic(header.substring(6).trim()))
                .orElseGet(() -> new Caller(form.get("client_id"), form.get("client_secret")));
    }

    private static Caller basic(String credentials) {
        try {
            var text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            var parts = text.split(":", 2);
            OAuthRefusal.unless(parts.length == 2, OAuthError.INVALID_CLIENT);
            return new Caller(Optional.of(decoded(parts[0])), Optional.of(decoded(parts[1])));
        } catch (IllegalArgumentException e) {
            throw new OAuthRefusal(OAuthError.INVALID_CLIENT);
        }
    }

    /** Strict clients encode key and secret as in a form before they join them (RFC 6749, 2.3.1), others do not. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The app that calls, once it has proved it. A public client needs no secret, but a wrong one is refused. */
    App authenticated(Directory directory) {
        var app = directory.app(key.orElseThrow(() -> new OAuthRefusal(OAuthError.MISSING_PARAMETER)));
        boolean right = secret.map(sent -> Secrets.equal(sent, app.secret())).orElse(!app.secretRequired());
        OAuthRefusal.unless(right, OAuthError.INVALID_CLIENT);
        return app;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return key.orElse("nobody");
    }
}
