package io.saddlebag.salesforce.login;

import static io.saddlebag.salesforce.login.Loader.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ReservedPort;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthError;
import io.saddlebag.simulator.oauth.OAuthSettings;
import io.saddlebag.simulator.oauth.Organization;
import io.saddlebag.simulator.oauth.TestCertificate;
import io.saddlebag.simulator.oauth.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of each way in which Salesforce refuses to sign in, provoked at the simulator. */
class SentencesTest {

    @TempDir
    private Path state;

    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start(Settings.defaults().withPasswordFlowEnd(Instant.MAX));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_login_that_works() {
        assertThat(check(settings(simulator)))
                .isEqualTo(
                        "Signing in works, by client credentials: Demo User (demo@saddlebag.test) in Saddlebag Simulator"
                                + " (Production).");
    }

    @Test
    void the_password_flow_works() {
        assertThat(check(password("saddlebag")))
                .isEqualTo(
                        "Signing in works, by user name and password: Demo User (demo@saddlebag.test) in Saddlebag Simulator"
                                + " (Production).");
    }

    @Test
    void an_expired_refresh_token() {
        assertThat(check(settings(simulator, LoginSettings.REFRESH_TOKEN, "5Aep861dead")))
                .startsWith("Salesforce no longer accepts the refresh token of the settings")
                .contains("(invalid_grant: expired access/refresh token)")
                .endsWith(
                        "Put a new one into camel.component.salesforce.refresh-token, or remove it and run: saddlebag login");
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_CLIENT", "UNKNOWN_CLIENT", "APP_NOT_INSTALLED"})
    void a_stored_login_keeps_its_app_so_a_change_of_that_asks_for_a_new_login(OAuthError error) throws Exception {
        new CredentialsStore(state).write(Loader.login(simulator));
        simulator.faults().next(Kind.TOKEN, error.fault());

        assertThat(check(Map.of(LoginSettings.LOGIN_URL, simulator.url()))).endsWith(" Then run: saddlebag login");
    }

    @ParameterizedTest
    @EnumSource
    void a_sign_in_without_a_browser_is_never_told_to_use_one(OAuthError error) throws Exception {
        simulator.oauth().register(App.saddlebag().withCertificate(TestCertificate.ONE.certificate()));
        for (var way : List.of(settings(simulator), jwt(), password("saddlebag"))) {
            simulator.faults().next(Kind.TOKEN, error.fault());

            assertThat(check(way))
                    .contains("(" + error.code())
                    .doesNotContainIgnoringCase("browser", "saddlebag login");
        }
    }

    @Test
    void an_expired_token_of_a_sign_in_without_a_browser_is_asked_for_again() {
        simulator.faults().next(Kind.TOKEN, OAuthError.EXPIRED_TOKEN.fault());

        assertThat(check(settings(simulator)))
                .isEqualTo(
                        "Salesforce refused to sign the user in just now. (invalid_grant: expired access/refresh token)"
                                + " Saddlebag asks for a new access token again by itself. If it lasts, see the user's login"
                                + " history in Setup.");
    }

    @Test
    void an_unknown_consumer_key_and_an_app_that_is_not_installed() {
        var expected = "Salesforce knows no app with the Consumer Key";
        assertThat(check(settings(simulator, LoginSettings.CLIENT_ID, "nobody")))
                .startsWith(expected)
                .contains("External Client App");
        simulator.oauth().register(App.saddlebag().withAccess(App.Access.NOT_INSTALLED));
        assertThat(check(settings(simulator)))
                .startsWith(expected)
                .contains("the org blocks apps that are not installed");
    }

    @Test
    void an_app_that_is_not_in_the_org_as_after_a_sandbox_refresh() {
        var token = simulator.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test");
        simulator.oauth().register(App.saddlebag().withAccess(App.Access.EXTERNAL_NOT_INSTALLED));

        for (var settings : List.of(settings(simulator), settings(simulator, LoginSettings.REFRESH_TOKEN, token))) {
            assertThat(check(settings))
                    .startsWith("The app saddlebag is not installed in the org that " + simulator.url()
                            + " leads to: it belongs"
                            + " to another org, or this is a sandbox that was refreshed since. (app_not_found: External client app"
                            + " is not installed in this org) Set SALESFORCE_LOGIN_URL to the org's own My Domain");
        }
    }

    @Test
    void an_allowlist_for_refresh_tokens() {
        var token = simulator.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test");
        simulator.oauth().register(App.saddlebag().withRefreshTokenAddresses(Set.of("192.0.2.1")));

        assertThat(check(settings(simulator, LoginSettings.REFRESH_TOKEN, token)))
                .startsWith(
                        "The org or the app saddlebag does not let the user sign in from this machine's address. (invalid_grant:"
                                + " ip restricted)")
                .contains("the app's Refresh Token IP Allowlist");
    }

    @Test
    void a_sixth_login_of_the_user_with_the_app_ends_the_first() {
        var first = simulator.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test");
        for (int more = 0; more < 4; more++) {
            simulator.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test");
        }
        assertThat(check(settings(simulator, LoginSettings.REFRESH_TOKEN, first)))
                .startsWith("Signing in works");

        simulator.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test");

        assertThat(check(settings(simulator, LoginSettings.REFRESH_TOKEN, first)))
                .startsWith("Salesforce no longer accepts the refresh token of the settings")
                .contains("or a sixth login of this user with this app ended it.");
    }

    @Test
    void a_long_consumer_key_is_cut_short() {
        assertThat(check(settings(simulator, LoginSettings.CLIENT_ID, "3MVG9" + "x".repeat(80))))
                .contains("3MVG9xxxxxxx… here");
    }

    @Test
    void a_wrong_secret() {
        assertThat(check(settings(simulator, LoginSettings.CLIENT_SECRET, "wrong-secret")))
                .startsWith("The Consumer Secret is wrong or missing for the app saddlebag.")
                .doesNotContain("wrong-secret");
    }

    @Test
    void a_user_who_has_not_approved_the_app() throws Exception {
        simulator
                .oauth()
                .register(App.saddlebag()
                        .withCertificate(TestCertificate.ONE.certificate())
                        .withAccess(App.Access.USER_APPROVED));
        assertThat(check(jwt()))
                .startsWith("demo@saddlebag.test has not been allowed to use the app saddlebag.")
                .contains("Admin approved users are pre-authorized");
    }

    @Test
    void a_jwt_of_another_certificate_or_audience_or_user() throws Exception {
        assertThat(check(jwt())).startsWith("Salesforce refuses the signature of the JWT");
        simulator.oauth().register(App.saddlebag().withCertificate(TestCertificate.ONE.certificate()));
        var wrongAudience = jwt();
        wrongAudience.put(LoginSettings.JWT_AUDIENCE, "https://example.org");
        assertThat(check(wrongAudience)).startsWith("Salesforce refuses the audience of the JWT.");
        var wrongUser = jwt();
        wrongUser.put(LoginSettings.USER_NAME, "ada@example.org");
        assertThat(check(wrongUser)).startsWith("ada@example.org is unknown in the org that http");
    }

    @Test
    void a_password_that_is_wrong_or_a_flow_that_is_blocked() {
        var expected =
                "Salesforce refuses user name, password or security token of demo@saddlebag.test, or the org blocks";
        assertThat(check(password("wrong"))).startsWith(expected);
        simulator.oauth().change(OAuthSettings.standard().withPasswordFlow(false));
        assertThat(check(password("saddlebag"))).startsWith(expected);
    }

    @Test
    void a_password_after_salesforce_has_ended_the_flow() {
        simulator.oauth().change(OAuthSettings.standard().withPasswordFlowEnd(Instant.EPOCH));

        assertThat(check(password("saddlebag")))
                .contains("all orgs after 20 February 2027, and External Client Apps always.");
    }

    @Test
    void client_credentials_without_a_user_a_scope_or_a_my_domain() {
        simulator.oauth().register(App.saddlebag().withRunAs(Optional.empty()));
        assertThat(check(settings(simulator)))
                .startsWith("The app saddlebag has no user to run as")
                .contains("Run As user");
        simulator.oauth().register(App.saddlebag().withScopes(""));
        assertThat(check(settings(simulator))).startsWith("The app saddlebag has no OAuth scopes.");
        simulator.oauth().change(OAuthSettings.standard().withLoginHosts(Set.of("127.0.0.1"), simulator.url()));
        assertThat(check(settings(simulator)))
                .startsWith("Client credentials work only at the org's own domain, not at " + simulator.url())
                .contains("https://YOURS.my.salesforce.com");
    }

    @Test
    void a_blocked_app_an_inactive_user_and_an_inactive_org() {
        simulator.oauth().register(App.saddlebag().withAccess(App.Access.BLOCKED));
        assertThat(check(settings(simulator))).contains("or has blocked it.");
        simulator.oauth().register(App.saddlebag());
        var user = User.demo();
        simulator.oauth().register(user.withActive(false));
        assertThat(check(settings(simulator)))
                .startsWith("The user is inactive.")
                .contains("activate");
        simulator
                .oauth()
                .register(new Organization(simulator.oauth().organization().id(), "Gone", false));
        assertThat(check(settings(simulator))).startsWith("The org is inactive.");
    }

    @Test
    void an_ip_restriction_and_a_login_rate() {
        simulator.faults().next(Kind.TOKEN, OAuthError.IP_RESTRICTED.fault());
        assertThat(check(settings(simulator)))
                .contains("from this machine's address")
                .contains("login IP ranges");
        simulator.oauth().change(OAuthSettings.standard().withLoginsPerUserAndHour(0));
        assertThat(check(settings(simulator)))
                .contains("more than 3,600 came within an hour")
                .contains("Wait;");
    }

    @Test
    void a_salesforce_that_is_not_there() {
        var settings = settings(simulator);
        simulator.close();

        try (var nobodys = ReservedPort.of(settings.get(LoginSettings.LOGIN_URL))) {
            assertThat(check(settings))
                    .as("port %d", nobodys.number())
                    .isEqualTo("Cannot sign in at " + settings.get(LoginSettings.LOGIN_URL)
                            + " (connection refused). Check the network and camel.component.salesforce.login-url.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_error_of_the_token_endpoint_has_a_sentence_of_its_own_and_a_next_step(OAuthError error) {
        simulator.faults().next(Kind.TOKEN, error.fault());

        var told = check(settings(simulator));

        assertThat(told)
                .contains("(" + error.code() + ": " + error.description() + ")")
                .matches(".*\\S\\. \\(.*\\) \\S.*")
                .doesNotContain("{");
        boolean atRevokeOnly = error == OAuthError.INVALID_TOKEN || error == OAuthError.UNSUPPORTED_TOKEN_TYPE;
        boolean none = Way.ALL.stream()
                .allMatch(way -> SignInError.of(error.code(), error.description(), way) == SignInError.OTHER);
        assertThat(none).isEqualTo(atRevokeOnly);
    }

    private String check(Map<String, String> settings) {
        var result =
                LoginCheck.of(new LoginSettings(settings, state), new CredentialsStore(state), InstantSource.system());
        return String.join("\n", result.sentences());
    }

    private Map<String, String> password(String password) {
        return settings(simulator, LoginSettings.USER_NAME, "demo@saddlebag.test", LoginSettings.PASSWORD, password);
    }

    private Map<String, String> jwt() throws Exception {
        var file = state.resolve("saddlebag.p12");
        Files.write(file, TestCertificate.ONE.pkcs12());
        return settings(
                simulator,
                LoginSettings.USER_NAME,
                "demo@saddlebag.test",
                LoginSettings.KEY_STORE,
                file.toString(),
                LoginSettings.KEY_STORE_PASSWORD,
                TestCertificate.PASSWORD);
    }
}
