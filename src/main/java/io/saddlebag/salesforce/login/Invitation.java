package io.saddlebag.salesforce.login;

import io.saddlebag.secrets.Secrets;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.random.RandomGenerator;

/**
 * One invitation to sign in by browser: what only this process knows of it.
 *
 * @param state comes back with the browser and tells its answer from anybody else's
 * @param verifier proves at the token endpoint who sent the browser (PKCE, RFC 7636); never leaves but there
 */
record Invitation(LoginApp app, String state, String verifier) {

    Invitation {
        Secrets.keepForNow(verifier);
    }

    static Invitation by(RandomGenerator random, LoginApp app) {
        return new Invitation(app, chance(random, 24), chance(random, 48));
    }

    String loginUrl() {
        return app.loginUrl();
    }

    private static String chance(RandomGenerator random, int bytes) {
        var chance = new byte[bytes];
        random.nextBytes(chance);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }

    /** Where the browser is to go. Holds no secret: the challenge is a hash of the verifier. */
    URI url() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("response_type", "code");
        parameters.put("client_id", app.clientId());
        parameters.put("redirect_uri", app.redirectUri());
        if (!app.scopes().names().isEmpty()) {
            parameters.put("scope", app.scopes().toString());
        }
        parameters.put("state", state);
        parameters.put("code_challenge", Fingerprint.of(verifier));
        parameters.put("code_challenge_method", "S256");
        return URI.create(loginUrl() + "/services/oauth2/authorize?" + Web.encoded(parameters));
    }

    @Override
    public String toString() {
        return "Invitation[" + loginUrl() + "]";
    }
}
