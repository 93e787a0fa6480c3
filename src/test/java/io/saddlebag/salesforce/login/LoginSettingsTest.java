package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginSettingsTest {

    private static final Path HOME = Path.of("/srv/load");
    private static final Credentials LOGIN = new Credentials(
            "https://login.salesforce.com",
            "key",
            Optional.empty(),
            "5Aep861first",
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty());

    @Test
    void which_flow_is_used_follows_from_what_is_set() {
        assertThat(settings().method(Optional.of(LOGIN))).isInstanceOf(LoginMethod.Stored.class);
        assertThat(settings(LoginSettings.REFRESH_TOKEN, "t").method(Optional.empty()))
                .isInstanceOf(LoginMethod.GivenToken.class);
        assertThat(settings(LoginSettings.USER_NAME, "u", LoginSettings.KEY_STORE, "saddlebag.p12")
                        .method(Optional.empty()))
                .isInstanceOfSatisfying(LoginMethod.Jwt.class, jwt -> assertThat(jwt.keyStore())
                        .isEqualTo(HOME.resolve("saddlebag.p12")));
        assertThat(settings(LoginSettings.USER_NAME, "u", LoginSettings.PASSWORD, "p")
                        .method(Optional.empty()))
                .isInstanceOf(LoginMethod.Password.class);
        assertThat(settings(
                                LoginSettings.CLIENT_ID, "id",
                                LoginSettings.CLIENT_SECRET, "s",
                                LoginSettings.LOGIN_URL, "https://acme.my.salesforce.com")
                        .method(Optional.empty()))
                .isInstanceOf(LoginMethod.ClientCredentials.class);
        assertThat(settings(LoginSettings.CLIENT_ID, "id", LoginSettings.CLIENT_SECRET, "s")
                        .method(Optional.empty()))
                .as("the guide's app before anybody has signed in: client credentials work at no login host")
                .isInstanceOf(LoginMethod.Missing.class);
        assertThat(settings(LoginSettings.CLIENT_ID, "id").method(Optional.empty()))
                .isInstanceOf(LoginMethod.Missing.class);
    }

    @Test
    void two_ways_at_once_are_an_error_that_names_the_keys() {
        var settings = settings(
                LoginSettings.CLIENT_ID, "id",
                LoginSettings.REFRESH_TOKEN, "t",
                LoginSettings.USER_NAME, "u",
                LoginSettings.PASSWORD, "p",
                LoginSettings.KEY_STORE, "k");

        assertThat(settings.problems(Optional.empty()))
                .containsExactly("There are 3 ways to sign in at once: camel.component.salesforce.refresh-token;"
                        + " saddlebag.jwt-key-store (JWT); camel.component.salesforce.user-name and"
                        + " camel.component.salesforce.password. Keep one of them.");
    }

    @Test
    void a_stored_login_and_a_configured_one_clash() {
        var settings =
                settings(LoginSettings.CLIENT_ID, "id", LoginSettings.USER_NAME, "u", LoginSettings.PASSWORD, "p");

        assertThat(settings.problems(Optional.of(LOGIN)))
                .containsExactly(
                        "There are 2 ways to sign in at once: the login stored by 'saddlebag login' (to forget it, run:"
                                + " saddlebag logout); camel.component.salesforce.user-name and"
                                + " camel.component.salesforce.password. Keep one of them.");
    }

    @Test
    void a_stored_login_that_a_configured_token_was_rotated_to_does_not_clash_with_it() {
        var rotated = new Credentials(
                "https://login.salesforce.com",
                "id",
                Optional.empty(),
                "5Aep861second",
                Optional.empty(),
                Instant.EPOCH,
                Optional.of(Fingerprint.of("t")));
        var settings = settings(LoginSettings.CLIENT_ID, "id", LoginSettings.REFRESH_TOKEN, "t");

        assertThat(settings.problems(Optional.of(rotated))).isEmpty();
        assertThat(settings.method(Optional.of(rotated))).isEqualTo(new LoginMethod.Stored(rotated));
        assertThat(settings(LoginSettings.CLIENT_ID, "id", LoginSettings.REFRESH_TOKEN, "newer")
                        .method(Optional.of(rotated)))
                .isInstanceOf(LoginMethod.GivenToken.class);
    }

    @Test
    void half_of_a_way_is_named() {
        assertThat(settings(LoginSettings.CLIENT_ID, "id", LoginSettings.USER_NAME, "u")
                        .problems(Optional.empty()))
                .containsExactly("camel.component.salesforce.user-name is set, but neither saddlebag.jwt-key-store nor"
                        + " camel.component.salesforce.password.");
        assertThat(settings(LoginSettings.CLIENT_ID, "id", LoginSettings.KEY_STORE, "k")
                        .problems(Optional.empty()))
                .containsExactly(
                        "saddlebag.jwt-key-store is set, but not camel.component.salesforce.user-name: say which user to"
                                + " sign in as.");
        assertThat(settings(LoginSettings.REFRESH_TOKEN, "t").problems(Optional.empty()))
                .containsExactly(
                        "camel.component.salesforce.client-id is not set: it is the Consumer Key of your app.");
        assertThat(settings().problems(Optional.empty())).isEmpty();
        assertThat(settings().missing(Optional.empty())).isPresent();
        assertThat(settings().missing(Optional.of(LOGIN))).isEmpty();
    }

    @Test
    void scopes_are_names_with_spaces_between_them() {
        assertThat(settings().scopes().names()).isEmpty();
        assertThat(settings(RequestedScopes.KEY, "  ").scopes().names()).isEmpty();
        assertThat(settings(RequestedScopes.KEY, " api   refresh_token ").scopes())
                .hasToString("api refresh_token");
        assertThat(scopesProblem("api,refresh_token")).contains("'api,refresh_token', which is no scope.");
        assertThat(scopesProblem("api\nrefresh_token"))
                .contains("which is no scope.")
                .doesNotContain("\n");
        assertThat(scopesProblem("api\trefresh_token")).contains("which is no scope.");
        assertThat(scopesProblem("\"api refresh_token\"")).contains("which is no scope.");
        assertThat(scopesProblem("Access your data (api)"))
                .isEqualTo(
                        "saddlebag.scopes names '(api)', which is no scope. Write the short names with spaces between them:"
                                + " api refresh_token");
    }

    @Test
    void scopes_without_a_refresh_token_are_warned_of() {
        assertThat(settings().scopes().warning()).isEmpty();
        assertThat(settings(RequestedScopes.KEY, "full refresh_token").scopes().warning())
                .isEmpty();
        assertThat(settings(RequestedScopes.KEY, "api offline_access").scopes().warning())
                .isEmpty();
        assertThat(settings(RequestedScopes.KEY, "full").scopes().warning())
                .hasValue(
                        "saddlebag.scopes is 'full': without refresh_token in it, Salesforce gives no login that lasts. Add it,"
                                + " or remove the setting.");
    }

    private static String scopesProblem(String scopes) {
        var settings = settings(RequestedScopes.KEY, scopes);
        assertThat(settings.refusalOfLogin("https://login.salesforce.com")).isPresent();
        return settings.problems(Optional.empty()).get(0);
    }

    @Test
    void a_login_url_that_is_no_address_is_named() {
        assertThat(settings(LoginSettings.LOGIN_URL, "login.salesforce.com").problems(Optional.empty()))
                .containsExactly(
                        "camel.component.salesforce.login-url is 'login.salesforce.com', which is no address. Write"
                                + " https://login.salesforce.com, or that of your My Domain.");
    }

    @Test
    void the_audience_of_a_jwt_is_one_of_the_two_login_hosts_whatever_host_is_asked() {
        assertThat(audience("https://acme.my.salesforce.com")).isEqualTo("https://login.salesforce.com");
        assertThat(audience("https://acme--uat.sandbox.my.salesforce.com")).isEqualTo("https://test.salesforce.com");
        assertThat(audience("https://test.salesforce.com/")).isEqualTo("https://test.salesforce.com");
        assertThat(audience("https://login.salesforce.com")).isEqualTo("https://login.salesforce.com");
        assertThat(audience("https://proxy.example.org/crm")).isEqualTo("https://login.salesforce.com");
    }

    private static String audience(String loginUrl) {
        var method = settings(
                        LoginSettings.LOGIN_URL, loginUrl, LoginSettings.USER_NAME, "u", LoginSettings.KEY_STORE, "k")
                .method(Optional.empty());
        return ((LoginMethod.Jwt) method).audience();
    }

    private static LoginSettings settings(String... pairs) {
        var values = new HashMap<String, String>();
        for (int at = 0; at < pairs.length; at += 2) {
            values.put(pairs[at], pairs[at + 1]);
        }
        return new LoginSettings(values, HOME);
    }
}
