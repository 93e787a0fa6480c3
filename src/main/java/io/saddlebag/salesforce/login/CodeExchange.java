package io.saddlebag.salesforce.login;

import io.saddlebag.salesforce.login.SignInFailure.Refused;
import io.saddlebag.salesforce.login.SignInFailure.Subject;
import io.saddlebag.secrets.Secrets;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Gets a login for the code that the browser brought, and stores it. */
final class CodeExchange {

    private final Web web;
    private final AllowedHosts hosts;
    private final ClearText clearText;
    private final CredentialsStore store;
    private final InstantSource clock;

    CodeExchange(Web web, AllowedHosts hosts, ClearText clearText, CredentialsStore store, InstantSource clock) {
        this.web = web;
        this.hosts = hosts;
        this.clearText = clearText;
        this.store = store;
        this.clock = clock;
    }

    /** @throws IOException when Salesforce is not reached */
    LoginResult exchanged(Invitation invitation, Subject subject, String code) throws IOException {
        Secrets.keepForNow(code);
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", invitation.app().clientId());
        invitation.app().clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        form.put("redirect_uri", invitation.app().redirectUri());
        form.put("code", code);
        form.put("code_verifier", invitation.verifier());
        var answer = web.post(invitation.loginUrl() + "/services/oauth2/token", form);
        var read = TokenAnswer.read(answer.statusCode(), answer.body());
        if (read instanceof TokenAnswer.Refused refused) {
            return failed(Refused.of(refused.error(), refused.description(), subject));
        }
        var moved = Redirect.of(answer.statusCode(), answer.headers().firstValue("Location"), answer.uri())
                .flatMap(redirect -> redirect.elsewhere(invitation.loginUrl(), hosts));
        if (moved.isPresent()) {
            return failed(new SignInFailure.Moved(invitation.loginUrl(), moved.get(), Way.BROWSER));
        }
        if (!(read instanceof TokenAnswer.Granted granted)) {
            return failed(SignInFailure.Unreached.page(invitation.loginUrl(), answer.statusCode()));
        }
        var foreign = hosts.refusalOfInstance(invitation.loginUrl(), granted.instanceUrl());
        if (foreign.isPresent()) {
            return failed(new SignInFailure.Misdirected(foreign.get()));
        }
        clearText.warn(granted.instanceUrl());
        return granted.refreshToken()
                .map(refreshToken -> stored(invitation, granted, refreshToken))
                .orElseGet(() -> new LoginResult.NoRefreshToken(invitation.app().scopes()));
    }

    private LoginResult stored(Invitation invitation, TokenAnswer.Granted granted, String refreshToken) {
        var user = new WhoAmI(web).ask(granted);
        var credentials = new Credentials(
                invitation.loginUrl(),
                invitation.app().clientId(),
                invitation.app().clientSecret(),
                refreshToken,
                Optional.of(user),
                clock.instant(),
                Optional.empty());
        var before = store.locked(() -> {
            var old = readable();
            store.write(credentials);
            return old;
        });
        var tokens = new StoredTokens(web);
        before.ifPresent(tokens::revokeQuietly);
        return new LoginResult.SignedIn(user, tokens.end(credentials));
    }

    /** A stored login that is damaged is replaced, and there is nothing to revoke. */
    private Optional<Credentials> readable() {
        try {
            return store.read();
        } catch (CredentialsUnusable e) {
            return Optional.empty();
        }
    }

    private static LoginResult failed(SignInFailure failure) {
        return new LoginResult.Failed(failure);
    }
}
