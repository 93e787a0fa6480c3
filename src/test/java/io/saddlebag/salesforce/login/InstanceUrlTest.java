package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Gateway;
import io.saddlebag.ReservedPort;
import io.saddlebag.Trap;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.TestCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token endpoint that names another instance than Salesforce would. */
class InstanceUrlTest {

    @TempDir
    private Path state;

    private Simulator simulator;
    private Gateway gateway;
    private Trap trap;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(
                Settings.defaults().withRotateRefreshTokens(true).withPasswordFlowEnd(Instant.MAX));
        gateway = new Gateway(simulator.url());
        trap = new Trap();
    }

    @AfterEach
    void stop() {
        trap.close();
        gateway.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client credentials", "JWT", "password", "refresh token"})
    void whichever_way_signs_in_its_token_is_not_sent_there(String way) throws Exception {
        gateway.changes("/token", this::elsewhere);
        var settings = new HashMap<>(settings(way));

        var check = check(settings);

        assertThat(check.works()).isFalse();
        assertThat(check.reached()).isTrue();
        assertThat(check.sentences()).containsExactly(refusal());
        assertThat(gateway.isDone()).isTrue();
        assertThat(trap.requests()).isEmpty();
        assertThat(check(settings).works())
                .as("the next time, with what is stored")
                .isTrue();
    }

    @Test
    void the_refresh_token_that_a_stored_login_was_rotated_to_is_kept_all_the_same() throws Exception {
        var login = login();
        new CredentialsStore(state).write(login);
        gateway.changes("/token", this::elsewhere);

        try (var loader = new Loader(state, Map.of())) {
            assertThat(loader.call().orElseThrow().kind()).isEqualTo(Trouble.Kind.SIGN_IN);
            assertThat(loader.signIn.failure().orElseThrow().sentence()).isEqualTo(refusal());
            assertThat(loader.store.read().orElseThrow().refreshToken()).isNotEqualTo(login.refreshToken());
            assertThat(loader.call()).isEmpty();
        }
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void a_session_that_is_renewed_keeps_no_token_of_a_refused_answer() throws Exception {
        try (var loader = new Loader(state, settings("client credentials"))) {
            assertThat(loader.call()).isEmpty();
            gateway.changes("/token", this::elsewhere);

            assertThat(loader.signIn.renew(loader.signIn.token()).orElseThrow().what())
                    .isEqualTo(refusal());
            assertThat(loader.call()).isEmpty();
        }
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void a_login_by_browser_stores_nothing_and_asks_nobody_there_who_it_is() {
        gateway.changes("/token", this::elsewhere);
        try (var port = ReservedPort.any()) {
            var callback = "http://localhost:" + port.number() + "/oauth/callback";
            simulator.oauth().register(App.saddlebag().withCallbacks(List.of(callback)));
            var store = new CredentialsStore(state);
            var login = new BrowserLogin(
                    store, new AllowedHosts(Set.of()), InstantSource.system(), new SecureRandom(), Loader.PATIENCE);

            var result = login.signIn(Loader.app(gateway.url(), callback), Visitor.who("allow"));

            assertThat(result).isEqualTo(new LoginResult.Failed(new SignInFailure.Misdirected(refusal())));
            assertThat(store.read()).isEmpty();
        }
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void the_identity_url_is_never_asked_as_it_stands() {
        gateway.changes(
                "/token",
                real -> page(real, real.body().replaceAll("\"id\":\"[^\"]*?/id/", "\"id\":\"" + trap.url() + "/id/")));

        assertThat(check(settings("client credentials")).sentences())
                .singleElement()
                .asString()
                .startsWith("Signing in works");
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void a_redirect_of_the_token_endpoint_is_not_followed() throws Exception {
        gateway.redirects("/token", trap.url() + "/services/oauth2/token");

        assertThat(check(settings("client credentials")).works()).isFalse();
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void an_instance_that_the_settings_name_is_asked() {
        gateway.changes("/token", this::elsewhere);
        var settings = new HashMap<>(settings("client credentials"));
        settings.put(AllowedHosts.KEY, "0.0.0.0");

        assertThat(check(settings).works()).isTrue();
        assertThat(trap.requests()).isNotEmpty();
    }

    private Gateway.Page elsewhere(Gateway.Page real) {
        return page(
                real, real.body().replaceAll("\"instance_url\":\"[^\"]*\"", "\"instance_url\":\"" + trap.url() + "\""));
    }

    private static Gateway.Page page(Gateway.Page real, String body) {
        return new Gateway.Page(real.status(), real.type(), body);
    }

    private String refusal() {
        return "The sign-in at " + gateway.url() + " gave the instance URL '" + trap.url()
                + "', which is neither Salesforce's own nor of the login's domain, or is not https. Nothing was sent there. Check"
                + " what answers at the login URL. Only if that host is your company's, name it: saddlebag.allowed-hosts = 0.0.0.0";
    }

    private LoginCheck.Result check(Map<String, String> settings) {
        return LoginCheck.of(new LoginSettings(settings, state), new CredentialsStore(state), InstantSource.system());
    }

    private Map<String, String> settings(String way) {
        var user =
                new String[] {LoginSettings.LOGIN_URL, gateway.url(), LoginSettings.USER_NAME, "demo@saddlebag.test"};
        return switch (way) {
            case "JWT" -> jwt(user);
            case "password" -> with(Loader.settings(simulator, user), LoginSettings.PASSWORD, "saddlebag");
            case "refresh token" ->
                Loader.settings(
                        simulator,
                        LoginSettings.LOGIN_URL,
                        gateway.url(),
                        LoginSettings.REFRESH_TOKEN,
                        simulator.refreshToken());
            default -> Loader.settings(simulator, LoginSettings.LOGIN_URL, gateway.url());
        };
    }

    private Map<String, String> jwt(String[] user) {
        try {
            simulator.oauth().register(App.saddlebag().withCertificate(TestCertificate.ONE.certificate()));
            var file = Files.write(state.resolve("saddlebag.p12"), TestCertificate.ONE.pkcs12());
            var settings = with(Loader.settings(simulator, user), LoginSettings.KEY_STORE, file.toString());
            return with(settings, LoginSettings.KEY_STORE_PASSWORD, TestCertificate.PASSWORD);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        settings.put(key, value);
        return settings;
    }

    private Credentials login() {
        return new Credentials(
                gateway.url(),
                "saddlebag",
                Optional.of("saddlebag-secret"),
                simulator.refreshToken(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
    }
}
