package io.saddlebag.salesforce.login;

import io.saddlebag.secrets.Secrets;
import java.time.Instant;
import java.util.Optional;

/**
 * A login as it is stored.
 *
 * @param clientSecret empty for a public client
 * @param user who signed in, as far as Salesforce told
 * @param seed the fingerprint of the refresh token in the settings that this one was rotated from; empty for a login by browser
 */
public record Credentials(
        String loginUrl,
        String clientId,
        Optional<String> clientSecret,
        String refreshToken,
        Optional<SignedInUser> user,
        Instant since,
        Optional<String> seed) {

    public Credentials {
        Secrets.keepForNow(refreshToken);
        clientSecret.ifPresent(Secrets::keep);
    }

    Credentials withRefreshToken(String rotated) {
        return new Credentials(loginUrl, clientId, clientSecret, rotated, user, since, seed);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "login of " + user.map(SignedInUser::username).orElse("an unknown user") + " at " + loginUrl;
    }
}
