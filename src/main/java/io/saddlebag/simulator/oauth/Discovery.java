package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.http.Answer;
import io.saddlebag.simulator.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /.well-known/openid-configuration} and {@code /id/keys}: where everything is, and how id tokens are verified. */
final class Discovery {

    private final SigningKey signingKey;

    Discovery(SigningKey signingKey) {
        this.signingKey = signingKey;
    }

    Answer configuration(Request request) {
        var base = request.baseUrl();
        var members = new LinkedHashMap<String, Object>();
        members.put("issuer", base);
        members.put("authorization_endpoint", base + "/services/oauth2/authorize");
        members.put("token_endpoint", base + "/services/oauth2/token");
        members.put("revocation_endpoint", base + "/services/oauth2/revoke");
        members.put("userinfo_endpoint", base + "/services/oauth2/userinfo");
        members.put("jwks_uri", base + "/id/keys");
        members.put("introspection_endpoint", base + "/services/oauth2/introspect");
        members.put("scopes_supported", List.of("api", "full", "id", "openid", "profile", "refresh_token", "web"));
        members.put("response_types_supported", List.of("code"));
        members.put("subject_types_supported", List.of("public"));
        members.put("id_token_signing_alg_values_supported", List.of("RS256"));
        members.put("code_challenge_methods_supported", List.of("S256"));
        members.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic", "none"));
        return Answers.json(200, members);
    }

    Answer keys(Request request) {
        return Answers.json(200, Map.of("keys", List.of(signingKey.publicJwk())));
    }
}
