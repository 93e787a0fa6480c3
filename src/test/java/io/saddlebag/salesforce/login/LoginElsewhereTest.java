package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginElsewhereTest {

    @TempDir
    private Path home;

    @Test
    void a_login_of_another_address_than_that_of_the_settings_is_told_with_its_org() {
        store("https://acme.my.salesforce.com", Optional.empty());

        assertThat(told("https://acme--uat.sandbox.my.salesforce.com", "key"))
                .contains(
                        "The stored login is of Ada (ada@example.org) in Acme (Production) at https://acme.my.salesforce.com, and"
                                + " records go there. The settings name https://acme--uat.sandbox.my.salesforce.com"
                                + " (camel.component.salesforce.login-url), which counts only for a new login. To make one, run: saddlebag"
                                + " login");
    }

    @Test
    void so_is_one_of_another_app() {
        store("https://login.salesforce.com", Optional.empty());

        assertThat(told("", "other").orElseThrow())
                .contains("The settings name another app (camel.component.salesforce.client-id), which counts");
    }

    @ParameterizedTest
    @CsvSource({
        "https://acme.my.salesforce.com, https://acme.my.salesforce.com/, key",
        "https://acme.my.salesforce.com, https://ACME.my.salesforce.com, ''",
        "https://acme.my.salesforce.com, https://login.salesforce.com, key",
        "https://test.salesforce.com, '', ''"
    })
    void nothing_is_told_where_the_settings_name_the_same_or_nothing(String stored, String url, String app) {
        store(stored, Optional.empty());

        assertThat(told(url, app)).isEmpty();
    }

    @Test
    void nothing_is_told_of_no_login_or_of_one_that_a_token_of_the_settings_was_rotated_to() {
        assertThat(told("https://acme.my.salesforce.com", "key")).isEmpty();

        store("https://test.salesforce.com", Optional.of("seed"));

        assertThat(told("https://acme.my.salesforce.com", "key")).isEmpty();
    }

    private void store(String url, Optional<String> seed) {
        new CredentialsStore(home)
                .write(new Credentials(
                        url,
                        "key",
                        Optional.empty(),
                        "5Aep861stored",
                        Optional.of(new SignedInUser("Ada", "ada@example.org", "Acme", "00D5e0000000001EAA", false)),
                        Instant.parse("2026-11-23T10:00:00Z"),
                        seed));
    }

    private Optional<String> told(String url, String app) {
        var settings = Map.of(LoginSettings.LOGIN_URL, url, LoginSettings.CLIENT_ID, app);
        return LoginElsewhere.of(new LoginSettings(settings, home), new CredentialsStore(home));
    }
}
