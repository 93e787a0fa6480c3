package io.saddlebag.salesforce.login;

import static io.saddlebag.salesforce.login.Loader.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.salesforce.Trouble;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.GrantType;
import io.saddlebag.simulator.oauth.OAuthError;
import io.saddlebag.simulator.oauth.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StayingSignedInTest {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private Path state;

    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(
                Settings.defaults().withRotateRefreshTokens(true).withPasswordFlowEnd(Instant.MAX));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_stored_login_is_used_and_each_rotated_token_is_stored() throws Exception {
        try (var loader = loaderWithLogin()) {
            var first = loader.store.read().orElseThrow();
            assertThat(loader.call()).isEmpty();
            var second = loader.store.read().orElseThrow();
            assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
            assertThat(second.user()).isEqualTo(first.user());

            simulator.oauth().expireAll();
            assertThat(loader.call()).isEmpty();
            simulator.oauth().expireAll();
            assertThat(loader.call()).isEmpty();
        }
        assertThat(simulator.oauth().counts().refreshes()).isEqualTo(3);
        assertThat(simulator.oauth().counts().familiesRevoked()).isZero();
    }

    @Test
    void twenty_calls_that_are_refused_at_once_cause_one_refresh() throws Exception {
        try (var loader = loaderWithLogin()) {
            assertThat(loader.call()).isEmpty();
            simulator.oauth().expireAll();

            var calls = Executors.newFixedThreadPool(20);
            var work = new ArrayList<Callable<Optional<Trouble>>>();
            for (int n = 0; n < 20; n++) {
                work.add(loader::call);
            }
            for (var done : calls.invokeAll(work)) {
                assertThat(done.get()).isEmpty();
            }
            calls.shutdown();
        }
        assertThat(simulator.oauth().counts().refreshes()).isEqualTo(2);
    }

    @Test
    void two_processes_on_one_store_never_use_one_refresh_token_twice() throws Exception {
        new CredentialsStore(state).write(Loader.login(simulator));
        try (var one = new Loader(state, NOTHING);
                var other = new Loader(state, NOTHING)) {
            for (int n = 0; n < 5; n++) {
                simulator.oauth().expireAll();
                var threads = Executors.newFixedThreadPool(2);
                var both = threads.invokeAll(java.util.List.<Callable<Optional<Trouble>>>of(one::call, other::call));
                assertThat(both.get(0).get()).isEmpty();
                assertThat(both.get(1).get()).isEmpty();
                threads.shutdown();
            }
        }
        assertThat(simulator.oauth().counts().familiesRevoked()).isZero();
        assertThat(simulator.oauth().counts().refreshes()).isEqualTo(10);
    }

    @Test
    void a_refresh_token_of_the_settings_is_rotated_into_the_store_and_followed_there() throws Exception {
        var settings = settings(simulator, LoginSettings.REFRESH_TOKEN, simulator.refreshToken());
        try (var loader = new Loader(state, settings)) {
            assertThat(loader.call()).isEmpty();
            assertThat(loader.store.read().orElseThrow().refreshToken()).isNotEqualTo(simulator.refreshToken());
        }
        try (var next = new Loader(state, settings)) {
            assertThat(next.call()).isEmpty();
        }
        var other = simulator.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test");
        try (var next = new Loader(state, settings(simulator, LoginSettings.REFRESH_TOKEN, other))) {
            assertThat(next.call()).isEmpty();
        }
        assertThat(simulator.oauth().counts().familiesRevoked()).isZero();
    }

    @Test
    void signed_out_for_good_it_asks_no_more_until_somebody_has_signed_in_again() throws Exception {
        try (var loader = loaderWithLogin()) {
            assertThat(loader.call()).isEmpty();
            revoke(loader);

            var trouble = loader.call();
            assertThat(trouble).hasValueSatisfying(found -> {
                assertThat(found.kind()).isEqualTo(Trouble.Kind.SIGN_IN);
                assertThat(found.what())
                        .startsWith("Salesforce no longer accepts the stored login for demo@saddlebag.test")
                        .endsWith("Run: saddlebag login");
            });
            var asked = simulator.requests().count(Kind.TOKEN);
            assertThat(loader.call()).isEqualTo(trouble);
            assertThat(loader.signIn.hasNewLogin()).isFalse();
            assertThat(simulator.requests().count(Kind.TOKEN)).isEqualTo(asked);

            new CredentialsStore(state).write(Loader.login(simulator));
            assertThat(loader.signIn.hasNewLogin()).isTrue();
            assertThat(loader.call()).isEmpty();
            assertThat(loader.signIn.failure()).isEmpty();
        }
    }

    private void revoke(Loader loader) throws Exception {
        var token = loader.store.read().orElseThrow().refreshToken();
        var http = java.net.http.HttpClient.newHttpClient();
        http.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(simulator.url() + "/services/oauth2/revoke"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("token=" + token))
                        .build(),
                java.net.http.HttpResponse.BodyHandlers.discarding());
    }

    @Test
    void without_any_login_it_says_so_and_goes_on_when_there_is_one() throws Exception {
        try (var loader = new Loader(state, NOTHING)) {
            assertThat(loader.call().orElseThrow().what())
                    .isEqualTo("Saddlebag is not signed in to Salesforce. Run: saddlebag login");

            loader.store.write(Loader.login(simulator));

            assertThat(loader.call()).isEmpty();
        }
    }

    @Test
    void a_refresh_whose_answer_was_lost_is_told_from_a_login_that_was_revoked() throws Exception {
        try (var loader = loaderWithLogin()) {
            simulator.faults().next(Kind.TOKEN, new Fault.AnswerLost());
            assertThat(loader.call().orElseThrow().kind()).isEqualTo(Trouble.Kind.DOWN);

            assertThat(loader.call().orElseThrow().what()).contains("could not be stored. Nothing else is lost.");
        }
    }

    @Test
    void trouble_at_the_token_endpoint_is_no_end_of_the_login() throws Exception {
        try (var loader = loaderWithLogin()) {
            simulator.faults().next(Kind.TOKEN, new Fault.ServerUnavailable(true));
            assertThat(loader.call().orElseThrow()).satisfies(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.DOWN);
                assertThat(trouble.what()).contains("HTTP status 503");
            });
            simulator.faults().next(Kind.TOKEN, OAuthError.UNKNOWN_ERROR.fault());
            assertThat(loader.call().orElseThrow().kind()).isEqualTo(Trouble.Kind.DOWN);
            simulator.faults().next(Kind.TOKEN, new Fault.EmptyAnswer());
            assertThat(loader.call().orElseThrow().kind()).isEqualTo(Trouble.Kind.DOWN);
        }
    }

    @Test
    void a_login_rate_limit_waits_a_quarter_of_an_hour() throws Exception {
        try (var loader = loaderWithLogin()) {
            simulator.faults().next(Kind.TOKEN, OAuthError.LOGIN_RATE_EXCEEDED.fault());

            assertThat(loader.call().orElseThrow()).satisfies(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SIGN_IN);
                assertThat(trouble.until()).isPresent();
            });
        }
    }

    @Test
    void client_credentials_and_password_need_no_store() throws Exception {
        try (var loader = new Loader(state, settings(simulator))) {
            assertThat(loader.call()).isEmpty();
        }
        try (var loader = new Loader(
                state,
                settings(
                        simulator,
                        LoginSettings.USER_NAME,
                        "demo@saddlebag.test",
                        LoginSettings.PASSWORD,
                        "saddlebag"))) {
            assertThat(loader.call()).isEmpty();
        }
        assertThat(simulator.oauth().counts().tokens())
                .containsOnlyKeys(GrantType.CLIENT_CREDENTIALS, GrantType.PASSWORD);
        assertThat(state.resolve("credentials.json")).doesNotExist();
    }

    @Test
    void a_jwt_is_signed_with_a_key_of_pkcs12_or_pem() throws Exception {
        simulator.oauth().register(App.saddlebag().withCertificate(TestCertificate.ONE.certificate()));
        var pkcs12 = state.resolve("saddlebag.p12");
        Files.write(pkcs12, TestCertificate.ONE.pkcs12());
        var pem = state.resolve("saddlebag.pem");
        Files.writeString(
                pem,
                pem("PRIVATE KEY", TestCertificate.ONE.key().getEncoded())
                        + pem("CERTIFICATE", TestCertificate.ONE.certificate().getEncoded()));

        assertThat(jwt(pkcs12, TestCertificate.PASSWORD)).isEmpty();
        assertThat(jwt(pem, "")).isEmpty();
        assertThat(simulator.oauth().counts().tokens()).containsOnly(Map.entry(GrantType.JWT_BEARER, 2L));
    }

    @Test
    void a_key_store_that_cannot_be_used_is_named_with_the_reason() throws Exception {
        var pkcs12 = state.resolve("saddlebag.p12");
        Files.write(pkcs12, TestCertificate.ONE.pkcs12());
        var half = state.resolve("half.pem");
        Files.writeString(half, pem("PRIVATE KEY", TestCertificate.ONE.key().getEncoded()));

        assertThat(jwt(state.resolve("none.p12"), "").orElseThrow().what())
                .endsWith("none.p12 (saddlebag.jwt-key-store) does not exist.");
        assertThat(jwt(pkcs12, "wrong").orElseThrow().what()).contains("saddlebag.jwt-key-store-password is wrong");
        assertThat(jwt(half, "").orElseThrow().what()).contains("has no certificate in it");
    }

    private Optional<Trouble> jwt(Path keyStore, String password) throws Exception {
        try (var loader = new Loader(
                state,
                settings(
                        simulator,
                        LoginSettings.USER_NAME,
                        "demo@saddlebag.test",
                        LoginSettings.KEY_STORE,
                        keyStore.toString(),
                        LoginSettings.KEY_STORE_PASSWORD,
                        password))) {
            return loader.call();
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    private Loader loaderWithLogin() throws Exception {
        var loader = new Loader(state, NOTHING);
        loader.store.write(Loader.login(simulator));
        return loader;
    }
}
