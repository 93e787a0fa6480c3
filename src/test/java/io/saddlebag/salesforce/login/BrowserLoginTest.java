package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ReservedPort;
import io.saddlebag.Until;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthError;
import io.saddlebag.simulator.oauth.OAuthSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserLoginTest {

    @TempDir
    private Path state;

    private Simulator simulator;
    private final ReservedPort port = ReservedPort.any();
    private String callback;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start();
        callback = "http://localhost:" + port.number() + "/oauth/callback";
        simulator.oauth().register(App.saddlebag().withCallbacks(List.of(callback, "https://acme.test/done")));
    }

    @AfterEach
    void stop() {
        simulator.close();
        port.close();
    }

    @Test
    void whoever_allows_it_is_signed_in_and_the_login_is_stored_and_works() throws Exception {
        var visitor = Visitor.who("allow");

        var result = login(visitor);

        assertThat(result).isInstanceOfSatisfying(LoginResult.SignedIn.class, done -> {
            assertThat(done.user()).hasToString("Demo User (demo@saddlebag.test) in Saddlebag Simulator (Production)");
            assertThat(done.until()).isEmpty();
        });
        assertThat(visitor.page()).contains("You are signed in").contains("You can close this window.");
        assertThat(visitor.invitedTo.getQuery()).doesNotContain("scope").contains("code_challenge_method=S256");
        try (var loader = new Loader(state, java.util.Map.of())) {
            assertThat(loader.call()).isEmpty();
        }
    }

    @Test
    void a_public_client_signs_in_without_a_secret() {
        simulator.oauth().register(App.saddlebagPublic().withCallbacks(List.of(callback)));

        var result = login().signIn(app("saddlebag-public", Optional.empty()), Visitor.who("allow"));

        assertThat(result).isInstanceOf(LoginResult.SignedIn.class);
        assertThat(store().read().orElseThrow().clientSecret()).isEmpty();
    }

    @Test
    void when_the_apps_policy_ends_the_login_it_is_told() {
        simulator.oauth().change(OAuthSettings.standard().withRefreshIdleLimit(Duration.ofDays(30)));

        assertThat(login(Visitor.who("allow")))
                .isInstanceOfSatisfying(LoginResult.SignedIn.class, done -> assertThat(done.until())
                        .isPresent());
    }

    @Test
    void an_address_that_is_pasted_does_as_well_and_a_remote_callback_needs_it() {
        assertThat(login(Visitor.who("allow").pasting())).isInstanceOf(LoginResult.SignedIn.class);
        assertThat(login().signIn(
                                Loader.app(simulator.url(), "https://acme.test/done"),
                                Visitor.who("allow").pasting()))
                .isInstanceOf(LoginResult.SignedIn.class);
    }

    @Test
    void signing_in_again_revokes_the_login_before() {
        login(Visitor.who("allow"));
        var first = store().read().orElseThrow();

        login(Visitor.who("allow"));

        assertThat(store().read().orElseThrow().refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(new StoredTokens(new Web(new AllowedHosts(Set.of()))).end(first))
                .isEmpty();
        assertThat(simulator.requests().count(Kind.IDENTITY)).isPositive();
    }

    @Test
    void whoever_denies_it_is_told_and_nothing_is_stored() {
        var visitor = Visitor.who("deny");

        assertThat(sentence(login(visitor)))
                .isEqualTo(
                        "Access was denied in the browser. (access_denied: end-user denied authorization) Run saddlebag login"
                                + " again, and press Allow.");
        assertThat(visitor.page()).contains("You are not signed in");
        assertThat(store().read()).isEmpty();
    }

    @Test
    void the_answer_to_another_sign_in_that_is_pasted_is_refused_at_once() {
        var result = login(
                Visitor.who("allow").pasting().tampering(address -> address.replaceAll("state=[^&]*", "state=other")));

        assertThat(result).isInstanceOf(LoginResult.WrongState.class);
        assertThat(store().read()).isEmpty();
        assertThat(simulator.requests().count(Kind.TOKEN)).isZero();
    }

    @Test
    void a_refusal_that_is_pasted_ends_the_login_whatever_its_state() {
        var visitor = Visitor.whoPastes(
                "hello", "https://acme.test/setup/secur/RemoteAccessErrorPage.apexp?error=invalid_client&state=other");

        assertThat(sentence(login(visitor)))
                .isEqualTo(
                        "The Consumer Secret is wrong or missing for the app saddlebag. (invalid_client) Copy it again from"
                                + " the app's settings to SALESFORCE_CLIENT_SECRET. Then run: saddlebag login");
        assertThat(visitor.answers).containsExactly(false, true);
        assertThat(simulator.requests().count(Kind.TOKEN)).isZero();
    }

    @Test
    void a_text_that_is_no_answer_leaves_the_login_waiting_for_the_browser() {
        var visitor = Visitor.who("allow").alsoPasting("hello", "https://acme.test/done");

        assertThat(login(visitor)).isInstanceOf(LoginResult.SignedIn.class);
        assertThat(visitor.answers).containsExactly(false, false);
    }

    @Test
    void a_person_who_does_not_come_back_is_told_once_what_to_do_about_an_error_page() {
        var visitor = Visitor.who("nothing");
        var soon = new BrowserLogin.Patience(Duration.ofMillis(1), Duration.ofMillis(2));

        assertThat(login(soon).signIn(Loader.app(simulator.url(), callback), visitor))
                .isEqualTo(new LoginResult.NoAnswer(callback));
        assertThat(visitor.toldThatItStillWaits).isEqualTo(1);
    }

    @Test
    void a_person_who_comes_back_before_is_not_told() {
        var visitor = Visitor.who("allow");
        var later = new BrowserLogin.Patience(Until.PATIENCE, Until.PATIENCE.multipliedBy(2));

        assertThat(login(later).signIn(Loader.app(simulator.url(), callback), visitor))
                .isInstanceOf(LoginResult.SignedIn.class);
        assertThat(visitor.toldThatItStillWaits).isZero();
    }

    @Test
    void answers_to_another_sign_in_are_ignored_and_the_right_one_still_counts() {
        var queries = List.of(
                "?code=x&state=other",
                "?code=x",
                "?code=x&state=",
                "?code=x&state",
                "?error=access_denied&error_description=denied",
                "?error=access_denied&state=other",
                "?state=other&state=STATE",
                "?code=x&State=STATE",
                "?code=x&state=STATE2",
                "?code=x&state=%25zz",
                "?",
                "");
        var answers = new ArrayList<HttpResponse<String>>();
        var visitor = Visitor.who("allow").tampering(address -> {
            var state = address.replaceAll(".*state=([^&]*).*", "$1");
            queries.forEach(query -> answers.add(ask("GET", callback + query.replace("STATE", state))));
            return address;
        });

        var result = login(visitor);

        assertThat(answers).hasSameSizeAs(queries).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("This is the answer to another sign-in");
        });
        assertThat(result).isInstanceOf(LoginResult.SignedIn.class);
        assertThat(visitor.page()).contains("You are signed in");
        assertThat(visitor.toldThatAnAnswerWasIgnored).isEqualTo(1);
        assertThat(simulator.requests().count(Kind.TOKEN)).isEqualTo(1);
    }

    @Test
    void only_a_GET_brings_the_answer_and_nothing_else_uses_it_up() {
        var methods = List.of("HEAD", "POST", "PUT", "OPTIONS", "DELETE", "get");
        var answers = new ArrayList<HttpResponse<String>>();
        var warnings = new Warnings("com.sun.net.httpserver");
        var visitor = Visitor.who("allow").tampering(address -> {
            methods.forEach(method -> answers.add(ask(method, address)));
            return address;
        });

        var result = login(visitor);

        assertThat(answers).hasSameSizeAs(methods).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
            assertThat(answer.body()).isEmpty();
        });
        assertThat(result).isInstanceOf(LoginResult.SignedIn.class);
        assertThat(visitor.toldThatAnAnswerWasIgnored).isZero();
        assertThat(warnings.end()).isEmpty();
    }

    @Test
    void a_code_that_was_used_before_or_is_not_known_is_refused() {
        var used = new String[1];
        login(Visitor.who("allow").tampering(address -> {
            used[0] = address.replaceAll(".*code=([^&]*).*", "$1");
            return address;
        }));

        assertThat(sentence(login(Visitor.who("allow")
                        .tampering(address -> address.replaceAll("code=[^&]*", "code=" + used[0])))))
                .startsWith(
                        "The browser's answer was too old, or had been used before. (invalid_grant: expired authorization code)");
        assertThat(sentence(login(
                        Visitor.who("allow").tampering(address -> address.replaceAll("code=[^&]*", "code=made-up")))))
                .startsWith(
                        "Salesforce does not know the code that the browser brought. (invalid_grant: invalid authorization code)");
    }

    @Test
    void a_callback_that_the_app_has_not_is_shown_to_the_letter_before_any_browser_opens() {
        simulator.oauth().register(App.saddlebag());
        var visitor = Visitor.who("allow");

        assertThat(sentence(login(visitor)))
                .contains("(redirect_uri_mismatch: redirect_uri must match configuration)")
                .endsWith("or add this one in the app's settings, to the letter: " + callback);
        assertThat(visitor.invitedTo).isNull();
    }

    @Test
    void an_unknown_consumer_key_points_to_external_client_apps() {
        var result = login().signIn(app("nobody", Optional.empty()), Visitor.who("allow"));

        assertThat(sentence(result))
                .contains("(invalid_client_id: client identifier invalid)")
                .contains("External Client App");
    }

    @Test
    void a_blocked_app_is_told() {
        simulator.oauth().nextAuthorize(OAuthError.APP_BLOCKED);

        assertThat(sentence(login(Visitor.who("allow")))).startsWith("The org's admin has blocked the app saddlebag.");
    }

    /** Those that Salesforce's authorize page answers with (contract sheet, 1.1). */
    @ParameterizedTest
    @EnumSource(
            names = {
                "ACCESS_DENIED",
                "UNKNOWN_CLIENT",
                "REDIRECT_URI_MISMATCH",
                "UNSUPPORTED_RESPONSE_TYPE",
                "INVALID_SCOPE",
                "MISSING_CODE_CHALLENGE",
                "APP_BLOCKED",
                "APP_ACCESS_DENIED",
                "INVALID_APP_ACCESS",
                "INACTIVE_USER",
                "INACTIVE_ORG",
                "RATE_LIMIT_EXCEEDED",
                "IMMEDIATE_UNSUCCESSFUL",
                "INTERACTION_REQUIRED",
                "NO_ACCESS",
                "SERVER_ERROR"
            })
    void every_refusal_of_the_authorize_page_has_its_sentence_and_its_next_step(OAuthError error) {
        simulator.oauth().nextAuthorize(error);

        var told = sentence(login(Visitor.who("allow")));

        assertThat(SignInError.of(error.code(), error.description(), Way.BROWSER))
                .isNotEqualTo(SignInError.OTHER);
        assertThat(told)
                .contains("(" + error.code() + ": " + error.description() + ")")
                .matches(".*\\S\\. \\(.*\\) \\S.*")
                .doesNotContain("{");
        assertThat(store().read()).isEmpty();
    }

    @Test
    void a_scope_that_the_settings_name_and_the_app_lacks_is_told() {
        registerApp("api refresh_token");

        assertThat(sentence(asking("api web refresh_token")))
                .startsWith("The app saddlebag does not have a scope that was asked for. (invalid_scope:")
                .endsWith("Remove saddlebag.scopes from the settings, or add its scopes to the app in Setup.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full refresh_token", "api refresh_token", "api offline_access"})
    void an_app_with_no_more_than_calls_and_a_refresh_token_signs_in(String scopes) {
        registerApp(scopes);

        assertThat(login(Visitor.who("allow"))).isInstanceOf(LoginResult.SignedIn.class);
        assertThat(asking(scopes)).isInstanceOf(LoginResult.SignedIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "api", "api web id"})
    void an_app_without_the_scope_for_refresh_tokens_is_told_what_it_lacks_and_nothing_is_stored(String scopes) {
        registerApp(scopes);
        var visitor = Visitor.who("allow");

        var result = login(visitor);

        assertThat(((LoginResult.NoRefreshToken) result).sentence())
                .isEqualTo(
                        "Signed in, but Salesforce gave no refresh token, so this login would end within hours. Nothing was"
                                + " stored. Add the scope 'Perform requests at any time (refresh_token, offline_access)' to the app"
                                + " ('full' does not include it): Setup > External Client App Manager > your app > Settings > OAuth"
                                + " Settings > OAuth Scopes. Some minutes later, run: saddlebag login");
        assertThat(visitor.page()).contains("You are not signed in");
        assertThat(store().read()).isEmpty();
    }

    @Test
    void settings_that_ask_for_no_refresh_token_are_named_and_the_login_before_stays() {
        registerApp("full refresh_token");
        login(Visitor.who("allow"));
        var before = store().read();

        assertThat(((LoginResult.NoRefreshToken) asking("full")).sentence())
                .endsWith(
                        "Nothing was stored. saddlebag.scopes is 'full', without refresh_token, which no other scope includes."
                                + " Add refresh_token, or remove the setting, then run: saddlebag login");
        assertThat(store().read()).isEqualTo(before).isPresent();
    }

    private void registerApp(String scopes) {
        simulator
                .oauth()
                .register(App.saddlebag().withCallbacks(List.of(callback)).withScopes(scopes));
    }

    @Test
    void a_wrong_secret_is_told() {
        var result = login().signIn(app("saddlebag", Optional.of("wrong")), Visitor.who("allow"));

        assertThat(sentence(result))
                .isEqualTo(
                        "The Consumer Secret is wrong or missing for the app saddlebag. (invalid_client: invalid client"
                                + " credentials) Copy it again from the app's settings to SALESFORCE_CLIENT_SECRET. Then"
                                + " run: saddlebag login");
    }

    @Test
    void a_port_that_is_taken_is_told() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            callback = "http://localhost:" + other.getLocalPort() + "/oauth/callback";
            simulator.oauth().register(App.saddlebag().withCallbacks(List.of(callback)));

            assertThat(login(Visitor.who("allow")))
                    .isEqualTo(new LoginResult.PortTaken(other.getLocalPort(), callback));
        }
    }

    @Test
    void a_salesforce_that_cannot_be_reached_is_told() {
        var result = login().signIn(Loader.app("http://127.0.0.1:" + port.number(), callback), Visitor.who("allow"));

        assertThat(sentence(result)).contains("connection refused");
    }

    @Test
    void nobody_coming_back_ends_the_wait() {
        var login = new BrowserLogin(
                store(),
                new AllowedHosts(Set.of()),
                InstantSource.system(),
                new SecureRandom(),
                new BrowserLogin.Patience(Duration.ofMillis(1), Duration.ofMillis(1)));

        assertThat(login.signIn(Loader.app(simulator.url(), callback), Visitor.who("nothing")))
                .isEqualTo(new LoginResult.NoAnswer(callback));
    }

    private static HttpResponse<String> ask(String method, String address) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .method(method, BodyPublishers.noBody())
                                    .timeout(Until.PATIENCE)
                                    .build(),
                            BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LoginResult login(Visitor visitor) {
        return login().signIn(Loader.app(simulator.url(), callback), visitor);
    }

    private LoginResult asking(String scopes) {
        var app = new LoginApp(
                simulator.url(), "saddlebag", Optional.of("saddlebag-secret"), callback, RequestedScopes.of(scopes));
        return login().signIn(app, Visitor.who("allow"));
    }

    private LoginApp app(String clientId, Optional<String> secret) {
        return new LoginApp(simulator.url(), clientId, secret, callback, RequestedScopes.of(""));
    }

    private BrowserLogin login() {
        return login(Loader.PATIENCE);
    }

    private BrowserLogin login(BrowserLogin.Patience patience) {
        return new BrowserLogin(
                store(), new AllowedHosts(Set.of()), InstantSource.system(), new SecureRandom(), patience);
    }

    private CredentialsStore store() {
        return new CredentialsStore(state);
    }

    private static String sentence(LoginResult result) {
        return ((LoginResult.Failed) result).failure().sentence();
    }
}
