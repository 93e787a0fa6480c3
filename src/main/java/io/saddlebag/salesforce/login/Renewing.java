package io.saddlebag.salesforce.login;

import java.nio.charset.UnsupportedCharsetException;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** Gets one access token by the way that settings and store say, and keeps the store right while it does. */
final class Renewing {

    /** What came of it. */
    sealed interface Outcome {}

    record Renewed(LoginMethod method, Renewal renewal) implements Outcome {}

    record Failed(SignInFailure failure) implements Outcome {}

    private final LoginSettings settings;
    private final CredentialsStore store;
    private final CamelContext camel;
    private final SalesforceHttpClient http;
    private final InstantSource clock;
    private final ClearText clearText;

    Renewing(
            LoginSettings settings,
            CredentialsStore store,
            CamelContext camel,
            SalesforceHttpClient http,
            InstantSource clock,
            ClearText clearText) {
        this.clearText = clearText;
        this.settings = settings;
        this.store = store;
        this.camel = camel;
        this.http = http;
        this.clock = clock;
    }

    /** Under the store's lock where a refresh token is used up: nobody else may hold the same one in that moment. */
    Outcome renew() {
        return usesRefreshToken(settings.method(store.read())) ? store.locked(this::renewNow) : renewNow();
    }

    private static boolean usesRefreshToken(LoginMethod method) {
        return method instanceof LoginMethod.Stored || method instanceof LoginMethod.GivenToken;
    }

    private Outcome renewNow() {
        // Read again: whoever had the lock before may have rotated the token, and somebody may have logged in or out.
        var stored = store.read();
        var problems = settings.problems(stored);
        if (!problems.isEmpty()) {
            return new Failed(new SignInFailure.Unusable(String.join(" ", problems)));
        }
        var method = settings.method(stored);
        if (method instanceof LoginMethod.Stored login) {
            return refreshed(login, login.credentials().refreshToken());
        }
        if (method instanceof LoginMethod.GivenToken given) {
            return refreshed(given, given.refreshToken());
        }
        return method instanceof LoginMethod.Missing
                ? new Failed(new SignInFailure.NotSignedIn())
                : asked(method, renewal(method, ignored -> {}));
    }

    private Outcome refreshed(LoginMethod method, String refreshToken) {
        if (store.recover(refreshToken)) {
            return renewNow();
        }
        boolean cutOff = store.wasCutOff(refreshToken);
        if (!cutOff) {
            store.refreshing(refreshToken);
        }
        var outcome = asked(method, renewal(method, rotated -> keep(method, rotated)));
        if (outcome instanceof Failed failed) {
            return cutOff && isGone(failed.failure())
                    ? new Failed(new SignInFailure.CutOff(Subjects.of(method, settings)))
                    : afterFailure(failed);
        }
        store.refreshed();
        return outcome;
    }

    private Renewal renewal(LoginMethod method, Renewal.Keeper keeper) {
        return new Renewal(camel, http, method, clock, settings.allowedHosts(), keeper);
    }

    /** Salesforce said no, so nothing was rotated, or what it gave is stored. Where it said nothing, the note stays. */
    private Failed afterFailure(Failed failed) {
        if (failed.failure() instanceof SignInFailure.Refused
                || failed.failure() instanceof SignInFailure.Moved
                || failed.failure() instanceof SignInFailure.Misdirected) {
            store.refreshed();
        }
        return failed;
    }

    private static boolean isGone(SignInFailure failure) {
        return failure instanceof SignInFailure.Refused refused && refused.effect() == SignInError.Effect.LOGIN_GONE;
    }

    private void keep(LoginMethod method, String rotated) {
        if (method instanceof LoginMethod.Stored stored) {
            store.write(stored.credentials().withRefreshToken(rotated));
        } else if (method instanceof LoginMethod.GivenToken given) {
            store.write(new Credentials(
                    given.loginUrl(),
                    given.clientId(),
                    given.clientSecret(),
                    rotated,
                    Optional.empty(),
                    clock.instant(),
                    Optional.of(Fingerprint.of(given.refreshToken()))));
        }
    }

    private Outcome asked(LoginMethod method, Renewal renewal) {
        try {
            clearText.warn(method.loginUrl());
            renewal.login(null);
            clearText.warn(renewal.getInstanceUrl());
            return new Renewed(method, renewal);
        } catch (SalesforceException e) {
            return new Failed(failure(method, renewal, e));
        } catch (UnsupportedCharsetException e) {
            return new Failed(new SignInFailure.Unreached(
                    method.loginUrl(), "its answer is in '" + e.getCharsetName() + "', which is no charset"));
        }
    }

    private SignInFailure failure(LoginMethod method, Renewal renewal, SalesforceException e) {
        if (renewal.refusal().isPresent()) {
            return new SignInFailure.Misdirected(renewal.refusal().get());
        }
        if (renewal.moved().isPresent()) {
            return new SignInFailure.Moved(method.loginUrl(), renewal.moved().get(), Way.of(method));
        }
        var answer = renewal.answer();
        if (answer.isPresent() && answer.get() instanceof TokenAnswer.Refused refused) {
            return SignInFailure.Refused.of(refused.error(), refused.description(), Subjects.of(method, settings));
        }
        if (answer.isPresent() && answer.get() instanceof TokenAnswer.Unreadable page) {
            return SignInFailure.Unreached.page(method.loginUrl(), page.status());
        }
        return new SignInFailure.Unreached(method.loginUrl(), Reasons.of(e));
    }
}
