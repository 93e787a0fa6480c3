package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.ReservedPort;
import io.saddlebag.salesforce.login.Credentials;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.salesforce.login.SignedInUser;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginCommandsTest {

    @TempDir
    private Path home;

    private final Commands saddlebag = new Commands();
    private final StringWriter out = saddlebag.out();
    private final StringWriter err = saddlebag.err();
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void logout_ends_the_login_at_salesforce_and_forgets_it() {
        var login = store();

        assertThat(run("logout")).isZero();

        assertThat(out)
                .hasToString("Signed out Demo User (demo@saddlebag.test) in Saddlebag Simulator (Production).\n");
        assertThat(new CredentialsStore(home.resolve("state")).read()).isEmpty();
        assertThat(out.toString() + err).doesNotContain(login.refreshToken());
        assertThat(run("logout")).isZero();
        assertThat(out.toString()).endsWith("Nobody is signed in here.\n");
    }

    @Test
    void logout_keeps_the_login_when_salesforce_cannot_be_told() {
        store();
        var url = simulator.url();
        simulator.close();

        try (var nobodys = ReservedPort.of(url)) {
            assertThat(run("logout")).as("port %d", nobodys.number()).isEqualTo(3);
        }

        assertThat(err)
                .hasToString("Cannot sign in at " + url + " (connection refused). Check the network and"
                        + " camel.component.salesforce.login-url. The login was kept, for it would live on at Salesforce. To"
                        + " forget it all the same, delete state/credentials.json.\n");
        assertThat(new CredentialsStore(home.resolve("state")).read()).isPresent();
    }

    @Test
    void login_without_a_consumer_key_says_where_to_get_one() throws IOException {
        Files.writeString(home.resolve("application.properties"), "camel.component.salesforce.client-id =\n");

        assertThat(run("login")).isEqualTo(2);

        assertThat(err.toString()).startsWith("There is no Consumer Key. Set SALESFORCE_CLIENT_ID");
    }

    @Test
    void login_to_something_that_is_no_address_is_refused() throws IOException {
        Files.writeString(home.resolve("application.properties"), "camel.component.salesforce.client-id = key\n");

        assertThat(run("login", "--login-url", "acme")).isEqualTo(2);

        assertThat(err).hasToString("'acme' is no address. Write it in full, as https://login.salesforce.com is.\n");
    }

    @Test
    void login_with_a_callback_that_the_app_has_not_shows_it_to_the_letter() throws IOException {
        Files.writeString(
                home.resolve("application.properties"),
                "camel.component.salesforce.client-id = saddlebag\nsaddlebag.redirect-uri = http://localhost:4711/cb\n");

        assertThat(run("login", "--login-url", simulator.url(), "--no-browser")).isEqualTo(1);

        assertThat(err.toString())
                .endsWith("or add this one in the app's settings, to the letter: http://localhost:4711/cb\n");
    }

    @Test
    void login_to_a_salesforce_that_is_not_there_ends_with_3() throws IOException {
        Files.writeString(home.resolve("application.properties"), "camel.component.salesforce.client-id = saddlebag\n");
        var url = simulator.url();
        simulator.close();

        try (var nobodys = ReservedPort.of(url)) {
            assertThat(run("login", "--login-url", url, "--no-browser"))
                    .as("port %d", nobodys.number())
                    .isEqualTo(3);
        }
    }

    @Test
    void check_says_that_records_go_to_the_org_of_the_stored_login_where_the_settings_name_another()
            throws IOException {
        Files.writeString(
                home.resolve("application.properties"),
                "camel.component.salesforce.login-url = https://acme--uat.sandbox.my.salesforce.com\n"
                        + "camel.component.salesforce.client-id = saddlebag\n");
        store();

        assertThat(run("check")).isZero();

        assertThat(out)
                .asString()
                .contains(
                        "The stored login is of Demo User (demo@saddlebag.test) in Saddlebag Simulator (Production) at "
                                + simulator.url() + ", and records go there. The settings name"
                                + " https://acme--uat.sandbox.my.salesforce.com");
    }

    private Credentials store() {
        var login = new Credentials(
                simulator.url(),
                "saddlebag",
                Optional.of("saddlebag-secret"),
                simulator.refreshToken(),
                Optional.of(new SignedInUser(
                        "Demo User", "demo@saddlebag.test", "Saddlebag Simulator", "00D5e0000000001EAA", false)),
                Instant.EPOCH,
                Optional.empty());
        new CredentialsStore(home.resolve("state")).write(login);
        return login;
    }

    private int run(String command, String... arguments) {
        var words = new ArrayList<>(List.of(command));
        words.addAll(List.of(arguments));
        return saddlebag.in(home, words.toArray(String[]::new));
    }
}
