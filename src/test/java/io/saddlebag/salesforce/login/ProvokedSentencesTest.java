package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ReservedPort;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthError;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each sentence of the table is what somebody is told whom the simulator refuses: an error without a way to it fails here. */
class ProvokedSentencesTest {

    /** Where the simulator refuses. */
    private enum At {
        /** The page to sign in on, before anybody goes there. */
        AUTHORIZE,
        /** The same, once somebody was sent there; the address of the page is then pasted. */
        PASTED,
        /** The token endpoint, when the browser's code is brought. */
        CODE,
        /** The token endpoint, when a stored login signs in. */
        STORED,
        /** The token endpoint, when a refresh token of the settings signs in. */
        GIVEN,
        /** The token endpoint, when client credentials sign in. */
        UNATTENDED
    }

    private record Provocation(At at, String code, String description) {}

    private static final Map<SignInError, Provocation> PROVOCATIONS = new EnumMap<>(SignInError.class);

    static {
        provoke(SignInError.LOGIN_RATE, At.UNATTENDED, OAuthError.LOGIN_RATE_EXCEEDED);
        provoke(SignInError.RATE_LIMIT, At.UNATTENDED, "rate_limit_exceeded", "too many requests");
        provoke(SignInError.LOGIN_GONE, At.STORED, OAuthError.EXPIRED_TOKEN);
        provoke(SignInError.TOKEN_GONE, At.GIVEN, OAuthError.EXPIRED_TOKEN);
        provoke(SignInError.LOGIN_TOO_OLD, At.STORED, "invalid_grant", "token validity expired");
        provoke(SignInError.TOKEN_TOO_OLD, At.GIVEN, "invalid_grant", "token validity expired");
        provoke(SignInError.NOT_NOW, At.UNATTENDED, OAuthError.EXPIRED_TOKEN);
        provoke(SignInError.CODE_EXPIRED, At.CODE, OAuthError.EXPIRED_CODE);
        provoke(SignInError.CODE_INVALID, At.CODE, OAuthError.INVALID_CODE);
        provoke(SignInError.VERIFIER, At.CODE, OAuthError.INVALID_CODE_VERIFIER);
        provoke(SignInError.VERIFIER_TOO, At.CODE, "code_verification_failed", "");
        provoke(SignInError.AUTHENTICATION, At.UNATTENDED, OAuthError.INVALID_PASSWORD);
        provoke(SignInError.NOT_APPROVED, At.STORED, OAuthError.NOT_APPROVED);
        provoke(SignInError.AUDIENCE, At.UNATTENDED, OAuthError.AUDIENCE_FAILED);
        provoke(SignInError.ASSERTION, At.UNATTENDED, OAuthError.INVALID_ASSERTION);
        provoke(SignInError.USER_NOT_FOUND, At.UNATTENDED, OAuthError.USER_NOT_FOUND);
        provoke(SignInError.IP_RESTRICTED, At.STORED, OAuthError.IP_RESTRICTED);
        provoke(SignInError.NO_RUN_AS_USER, At.UNATTENDED, OAuthError.NO_RUN_AS_USER);
        provoke(SignInError.NO_SCOPES, At.UNATTENDED, OAuthError.NO_SCOPES);
        provoke(SignInError.WRONG_DOMAIN, At.UNATTENDED, OAuthError.WRONG_DOMAIN);
        provoke(SignInError.LOCKED_USER, At.STORED, OAuthError.INACTIVE_OR_LOCKED_USER);
        provoke(SignInError.LOCKED_ORG, At.STORED, OAuthError.INACTIVE_ORGANIZATION);
        provoke(SignInError.INACTIVE_USER, At.AUTHORIZE, OAuthError.INACTIVE_USER);
        provoke(SignInError.INACTIVE_ORG, At.AUTHORIZE, OAuthError.INACTIVE_ORG);
        provoke(SignInError.NOT_INSTALLED, At.PASTED, "invalid_client", "app must be installed into org");
        provoke(
                SignInError.NOT_INSTALLED_HERE,
                At.PASTED,
                "OAUTH_EC_APP_NOT_FOUND",
                "External client app is not installed in this org");
        provoke(
                SignInError.NOT_FOUND_HERE,
                At.STORED,
                "app_not_found",
                "External client app is not installed in this org");
        provoke(SignInError.APPROVAL, At.PASTED, "OAUTH_APPROVAL_ERROR_GENERIC", "");
        provoke(
                SignInError.OTHER_ORG,
                At.PASTED,
                "OAUTH_AUTHORIZATION_BLOCKED",
                "Cross-org OAuth flows are not supported for this external client app");
        provoke(
                SignInError.PAGE_TOO_OLD,
                At.PASTED,
                "oauth_error",
                "You didn't complete the approval process before it expired.");
        provoke(SignInError.REMOTE_ACCESS, At.PASTED, "1800", "There was a problem in setting up your remote access");
        provoke(SignInError.UNKNOWN_APP, At.STORED, OAuthError.UNKNOWN_CLIENT);
        provoke(SignInError.WRONG_SECRET, At.CODE, OAuthError.INVALID_CLIENT);
        provoke(SignInError.REDIRECT_URI, At.AUTHORIZE, OAuthError.REDIRECT_URI_MISMATCH);
        provoke(SignInError.DENIED, At.PASTED, OAuthError.ACCESS_DENIED);
        provoke(SignInError.BLOCKED, At.PASTED, OAuthError.APP_BLOCKED);
        provoke(SignInError.NOT_ADMITTED, At.PASTED, OAuthError.APP_ACCESS_DENIED);
        provoke(SignInError.NOT_ADMITTED_TOO, At.STORED, OAuthError.INVALID_APP_ACCESS);
        provoke(SignInError.NO_ACCESS, At.AUTHORIZE, OAuthError.NO_ACCESS);
        provoke(SignInError.FLOW_OFF, At.UNATTENDED, OAuthError.UNAUTHORIZED_CLIENT);
        provoke(SignInError.GRANT_TYPE, At.UNATTENDED, OAuthError.UNSUPPORTED_GRANT_TYPE);
        provoke(SignInError.SCOPE, At.PASTED, OAuthError.INVALID_SCOPE);
        provoke(SignInError.RESPONSE_TYPE, At.AUTHORIZE, OAuthError.UNSUPPORTED_RESPONSE_TYPE);
        provoke(SignInError.REQUEST, At.AUTHORIZE, OAuthError.MISSING_CODE_CHALLENGE);
        provoke(SignInError.INTERACTION, At.AUTHORIZE, OAuthError.INTERACTION_REQUIRED);
        provoke(SignInError.IMMEDIATE, At.AUTHORIZE, OAuthError.IMMEDIATE_UNSUCCESSFUL);
        provoke(SignInError.RETRY, At.STORED, OAuthError.UNKNOWN_ERROR);
        provoke(SignInError.SERVER, At.STORED, OAuthError.SERVER_ERROR);
        provoke(SignInError.OTHER, At.STORED, "something_new", "never seen before");
    }

    private static void provoke(SignInError error, At at, OAuthError by) {
        provoke(error, at, by.code(), by.description());
    }

    private static void provoke(SignInError error, At at, String code, String description) {
        PROVOCATIONS.put(error, new Provocation(at, code, description));
    }

    @TempDir
    private Path state;

    @ParameterizedTest
    @EnumSource
    void every_sentence_is_what_is_told_when_the_simulator_refuses_so(SignInError error) throws Exception {
        assertThat(PROVOCATIONS).containsKey(error);
        var provocation = PROVOCATIONS.get(error);

        var told = provoked(provocation);

        assertThat(told).isInstanceOfSatisfying(SignInFailure.Refused.class, refused -> {
            assertThat(refused.error()).isEqualTo(error);
            assertThat(refused.sentence())
                    .startsWith(beginning(error.cause()))
                    .contains("(" + provocation.code())
                    .matches(".*\\S\\. \\(.*\\) \\S.*")
                    .doesNotContain("{");
        });
    }

    /** As far as it speaks of nothing that was found. */
    private static String beginning(String cause) {
        return cause.startsWith("{user}") ? "" : cause.replaceFirst("\\{.*", "");
    }

    private SignInFailure provoked(Provocation provocation) throws Exception {
        try (var simulator = Simulator.start();
                var port = ReservedPort.any()) {
            var refusal = new Fault.LoginRefused(provocation.code(), provocation.description());
            var callback = "http://localhost:" + port.number() + "/oauth/callback";
            simulator.oauth().register(App.saddlebag().withCallbacks(List.of(callback)));
            switch (provocation.at()) {
                case AUTHORIZE, PASTED -> {
                    return byBrowser(simulator, callback, provocation);
                }
                case CODE -> {
                    simulator.faults().next(Kind.TOKEN, refusal);
                    return failure(browser(simulator, callback, Visitor.who("allow")));
                }
                default -> {
                    var login = Loader.login(simulator);
                    simulator.faults().next(Kind.TOKEN, refusal);
                    return unattended(simulator, provocation.at(), login);
                }
            }
        }
    }

    private SignInFailure byBrowser(Simulator simulator, String callback, Provocation provocation) {
        boolean pasted = provocation.at() == At.PASTED;
        var refusal = new Fault.AuthorizeRefused(provocation.code(), provocation.description(), pasted);
        if (!pasted) {
            simulator.faults().next(Kind.IDENTITY, refusal);
            return failure(browser(simulator, callback, Visitor.who("nothing")));
        }
        var visitor =
                Visitor.who("allow").pasting().before(() -> simulator.faults().next(Kind.IDENTITY, refusal));
        return failure(browser(simulator, callback, visitor));
    }

    private LoginResult browser(Simulator simulator, String callback, Visitor visitor) {
        return new BrowserLogin(
                        new CredentialsStore(state),
                        new AllowedHosts(Set.of()),
                        InstantSource.system(),
                        new SecureRandom(),
                        Loader.PATIENCE)
                .signIn(Loader.app(simulator.url(), callback), visitor);
    }

    private static SignInFailure failure(LoginResult result) {
        return ((LoginResult.Failed) result).failure();
    }

    private SignInFailure unattended(Simulator simulator, At at, Credentials login) throws Exception {
        var settings = at == At.GIVEN
                ? Loader.settings(simulator, LoginSettings.REFRESH_TOKEN, "5Aep861given")
                : Loader.settings(simulator);
        try (var loader = new Loader(state, settings)) {
            if (at == At.STORED) {
                loader.store.write(login);
            }
            assertThat(loader.signIn.signIn()).isPresent();
            return loader.signIn.failure().orElseThrow();
        }
    }
}
