package io.saddlebag.salesforce.login;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is asked of Salesforce about a stored refresh token: to end it, and how long it lasts. */
final class StoredTokens {

    private final Web web;

    StoredTokens(Web web) {
        this.web = web;
    }

    /**
     * Ends a login at Salesforce.
     *
     * @return why it could not be ended; empty when it is over, also when it was before
     */
    Optional<SignInFailure> revoke(Credentials login) {
        var refusal = web.refusal(login.loginUrl());
        if (refusal.isPresent()) {
            return Optional.of(new SignInFailure.Unusable(CredentialsStore.SHOWN + ": " + refusal.get()));
        }
        try {
            var answer = web.post(login.loginUrl() + "/services/oauth2/revoke", Map.of("token", login.refreshToken()));
            boolean over = answer.statusCode() == 200 || answer.statusCode() == 400;
            return over
                    ? Optional.empty()
                    : Optional.of(SignInFailure.Unreached.page(login.loginUrl(), answer.statusCode()));
        } catch (IOException e) {
            return Optional.of(new SignInFailure.Unreached(login.loginUrl(), Reasons.of(e)));
        }
    }

    /** Ends a login that another has replaced. If it cannot, Salesforce's own limit of five does. */
    void revokeQuietly(Credentials login) {
        revoke(login);
    }

    /** When the app's policy ends the login, where Salesforce tells. */
    Optional<Instant> end(Credentials login) {
        var form = new LinkedHashMap<String, String>();
        form.put("token", login.refreshToken());
        form.put("token_type_hint", "refresh_token");
        form.put("client_id", login.clientId());
        login.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        try {
            var answer = web.post(login.loginUrl() + "/services/oauth2/introspect", form);
            var end = TokenAnswer.MAPPER.readTree(answer.body()).path("exp");
            return end.canConvertToLong() ? Optional.of(Instant.ofEpochSecond(end.asLong())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
