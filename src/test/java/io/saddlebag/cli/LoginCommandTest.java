package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ReservedPort;
import io.saddlebag.SignInPage;
import io.saddlebag.Until;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LoginCommandTest {

    @TempDir
    private Path home;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();
    private final CompletableFuture<URI> invitation = new CompletableFuture<>();
    private final StringWriter out = new StringWriter() {
        @Override
        public void flush() {
            SignInPage.invitation(toString()).ifPresent(invitation::complete);
        }
    };
    private final StringWriter err = new StringWriter();
    private Duration untilHint = Duration.ofMinutes(5);
    private Simulator simulator;
    private final ReservedPort port = ReservedPort.any();
    private String callback;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start();
        callback = "http://localhost:" + port.number() + "/oauth/callback";
        simulator.oauth().register(App.saddlebag().withCallbacks(List.of(callback, "https://acme.test/done")));
        environment.put("SALESFORCE_LOGIN_URL", simulator.url());
        environment.put("SALESFORCE_CLIENT_ID", "saddlebag");
        environment.put("SALESFORCE_CLIENT_SECRET", "saddlebag-secret");
        environment.put("SALESFORCE_REDIRECT_URI", callback);
    }

    @AfterEach
    void stop() {
        simulator.close();
        port.close();
    }

    @Test
    void it_says_who_signed_in_where_and_until_when() throws Exception {
        simulator.oauth().change(OAuthSettings.standard().withRefreshIdleLimit(Duration.ofDays(30)));

        var login = login(InputStream.nullInputStream());
        browser.send(HttpRequest.newBuilder(allowed()).build(), BodyHandlers.discarding());

        assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(out.toString())
                .startsWith("Sign in here:")
                .contains("Signed in as Demo User (demo@saddlebag.test) in Saddlebag Simulator (Production).")
                .contains("The app's policy ends this login on ")
                .doesNotContain("paste it here");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void over_ssh_it_asks_for_the_address_that_the_browser_ends_on() throws Exception {
        environment.put("SSH_CONNECTION", "192.0.2.7 50022 192.0.2.1 22");

        signInByPasting();

        assertThat(out.toString())
                .startsWith("Sign in here:")
                .contains("begins with " + callback)
                .contains("Copy that whole address, paste it here and press Enter:");
    }

    @Test
    void a_remote_callback_works_by_pasting() throws Exception {
        environment.put("SALESFORCE_REDIRECT_URI", "https://acme.test/done");

        signInByPasting();

        assertThat(out.toString()).contains("begins with https://acme.test/done");
    }

    @Test
    void an_address_of_another_sign_in_that_is_pasted_is_told_at_once() throws Exception {
        var typed = callback + "?code=x&state=other\n";

        var login = login(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));

        assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "The address that was pasted answers another sign-in than this one (state). Nothing was stored. Run"
                                + " saddlebag login again, and use only the newest tab.\n");
    }

    @Test
    void an_answer_to_another_sign_in_that_anybody_sends_is_told_once_and_the_login_goes_on() throws Exception {
        var login = login(InputStream.nullInputStream());
        var allowed = allowed();
        var strangers = HttpRequest.newBuilder(URI.create(callback + "?error=access_denied&state=other"))
                .build();
        browser.send(strangers, BodyHandlers.discarding());
        browser.send(strangers, BodyHandlers.discarding());
        browser.send(HttpRequest.newBuilder(allowed).build(), BodyHandlers.discarding());

        assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        assertThat(out.toString())
                .containsOnlyOnce("The answer to another sign-in than this one came (state), and was ignored.")
                .contains("Signed in as Demo User (demo@saddlebag.test)");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void settings_without_a_scope_for_refresh_tokens_are_warned_of_before_anybody_signs_in() throws Exception {
        Files.writeString(home.resolve("application.properties"), "saddlebag.scopes = full\n");

        var login = login(InputStream.nullInputStream());
        var allowed = allowed();
        assertThat(err.toString()).startsWith("saddlebag.scopes is 'full': without refresh_token in it,");
        browser.send(HttpRequest.newBuilder(allowed).build(), BodyHandlers.discarding());

        assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(err.toString()).contains("Signed in, but Salesforce gave no refresh token");
        assertThat(new CredentialsStore(home.resolve("state")).read()).isEmpty();
    }

    @Test
    void the_text_of_an_error_page_is_read_whole_and_explained() throws Exception {
        var login = login(typed("""
                OAuth Error

                We can't authorize you because of an OAuth error.

                OAUTH_APP_BLOCKED : this app is blocked by admin
                """));

        assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "The org's admin has blocked the app saddlebag. (OAUTH_APP_BLOCKED: this app is blocked by admin)"
                                + " Ask the admin to unblock it (Setup > Connected Apps OAuth Usage).\n");
        assertThat(out.toString()).doesNotContain("That holds no answer of Salesforce's");
    }

    @Test
    void an_address_without_an_enter_behind_it_counts_when_the_input_ends() throws Exception {
        var login = login(typed("https://acme.test/x?error=invalid_client_id"));

        assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(err.toString()).startsWith("Salesforce knows no app with the Consumer Key saddlebag here");
    }

    @Test
    void a_text_that_is_no_answer_is_told_without_repeating_it_and_the_login_goes_on() throws Exception {
        try (var keyboard = new PipedOutputStream();
                var typed = new PipedInputStream(keyboard)) {
            var login = login(typed);
            keyboard.write("my-password-by-mistake\n".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            Until.itIs(() -> out.toString().contains("That holds no answer of Salesforce's. Paste the whole"));
            keyboard.write((allowed() + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();

            assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        }
        assertThat(out.toString())
                .containsOnlyOnce("That holds no answer of Salesforce's")
                .doesNotContain("my-password-by-mistake");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void while_it_waits_it_says_once_what_to_paste_when_the_browser_shows_an_error() throws Exception {
        untilHint = Duration.ZERO;
        try (var keyboard = new PipedOutputStream();
                var typed = new PipedInputStream(keyboard)) {
            var login = login(typed);
            Until.itIs(() ->
                    out.toString().contains("Still waiting. If the browser shows an error, copy that page's address"));
            browser.send(HttpRequest.newBuilder(allowed()).build(), BodyHandlers.discarding());

            assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        }
        assertThat(out.toString()).containsOnlyOnce("Still waiting.");
    }

    @Test
    void the_text_of_a_page_that_comes_in_pieces_is_put_together() throws Exception {
        try (var keyboard = new PipedOutputStream();
                var typed = new PipedInputStream(keyboard)) {
            var login = login(typed);
            keyboard.write("1800 : There was a problem\n".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            Until.itIs(() -> out.toString().contains("That holds no answer of Salesforce's"));
            keyboard.write("in setting up your remote access\n".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();

            assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        }
        assertThat(err.toString()).startsWith("The sign-in page stood open for too long");
    }

    @Test
    void where_the_browser_cannot_come_back_and_nothing_can_be_pasted_nobody_waits() throws Exception {
        environment.put("SALESFORCE_REDIRECT_URI", "https://acme.test/done");

        var login = login(InputStream.nullInputStream());

        assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("Nothing can be pasted here, for the input has ended, and the browser cannot come back to"
                        + " https://acme.test/done by itself. Nothing was stored. Run saddlebag login in a terminal, or set"
                        + " SALESFORCE_REDIRECT_URI to another callback of the app, on this machine.\n");
    }

    private static InputStream typed(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private void signInByPasting() throws Exception {
        try (var keyboard = new PipedOutputStream();
                var typed = new PipedInputStream(keyboard)) {
            var login = login(typed);
            keyboard.write(("\n" + allowed() + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();

            assertThat(login.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isZero();
        }
        assertThat(out.toString()).contains("Signed in as Demo User (demo@saddlebag.test)");
        assertThat(new CredentialsStore(home.resolve("state")).read()).isPresent();
    }

    @Test
    void sandbox_domain_and_login_url_say_where() {
        var none = Optional.<String>empty();
        var configured = "https://login.salesforce.com";

        assertThat(LoginCommand.url(none, none, false, configured)).isEqualTo(configured);
        assertThat(LoginCommand.url(none, none, true, configured)).isEqualTo("https://test.salesforce.com");
        assertThat(LoginCommand.url(none, Optional.of("acme"), false, configured))
                .isEqualTo("https://acme.my.salesforce.com");
        assertThat(LoginCommand.url(none, Optional.of("acme--uat"), true, configured))
                .isEqualTo("https://acme--uat.sandbox.my.salesforce.com");
        assertThat(LoginCommand.url(none, Optional.of("acme.my.salesforce.com"), false, configured))
                .isEqualTo("https://acme.my.salesforce.com");
        assertThat(LoginCommand.url(none, Optional.of("acme--uat.sandbox.my.salesforce.com"), true, configured))
                .isEqualTo("https://acme--uat.sandbox.my.salesforce.com");
        assertThat(LoginCommand.url(Optional.of("http://127.0.0.1:8090/"), none, false, configured))
                .isEqualTo("http://127.0.0.1:8090");
    }

    /** The address that Salesforce sends the browser to when the person has signed in and pressed Allow. */
    private URI allowed() throws Exception {
        return SignInPage.allow(invitation.get(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private CompletableFuture<Integer> login(InputStream typed) {
        var command = new CommandLine(new LoginCommand(environment::get, typed, untilHint))
                .registerConverter(Duration.class, SaddlebagCommand::duration)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return CompletableFuture.supplyAsync(
                () -> command.execute("--home", home.toString(), "--no-browser", "--wait", "5m"));
    }
}
