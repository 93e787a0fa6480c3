package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Gateway;
import io.saddlebag.ReservedPort;
import io.saddlebag.Trap;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page to sign in on says before anybody is sent there. */
class AuthorizePageTest {

    private static final String ERROR_PAGE = "/setup/secur/RemoteAccessErrorPage.apexp";

    private static final String BLOCKED = """
            <html><head><style>p {color: red}</style></head><body><p>We can&#39;t authorize you because of an OAuth error.</p>
            <p>OAUTH_APP_BLOCKED : this app is blocked by admin</p></body></html>
            """;

    @TempDir
    private Path state;

    private final ReservedPort port = ReservedPort.any();
    private final Visitor visitor = Visitor.who("nothing");
    private Simulator org;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        org = Simulator.start();
        gateway = new Gateway(org.url());
    }

    @AfterEach
    void stop() {
        gateway.close();
        org.close();
        port.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403})
    void a_page_alone_is_explained_whatever_its_status(int status) {
        gateway.answers("/authorize", status, "text/html", BLOCKED);

        assertThat(told())
                .startsWith(
                        "The org's admin has blocked the app saddlebag. (OAUTH_APP_BLOCKED: this app is blocked by admin)");
        assertThat(visitor.invitedTo).isNull();
    }

    @Test
    void an_error_page_whose_address_says_nothing_is_read() {
        gateway.sendsOn("/authorize", 302, ERROR_PAGE);
        gateway.answers(ERROR_PAGE, 200, "text/html", BLOCKED);

        assertThat(told()).startsWith("The org's admin has blocked the app saddlebag.");
    }

    @Test
    void an_error_page_of_another_server_is_not_asked() throws Exception {
        try (var trap = new Trap()) {
            gateway.sendsOn("/authorize", 302, trap.url() + ERROR_PAGE);

            assertThat(signIn()).isInstanceOf(LoginResult.NoAnswer.class);
            assertThat(trap.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form><input type='password' name='pw'></form><script>var help = 'OAUTH_APP_BLOCKED ?error=x';</script>",
                "<form><input name=\"pw\" type=\"password\"></form><p>OAUTH_APP_BLOCKED : what does it mean?</p>",
                "<html>Loading</html>",
                ""
            })
    void a_page_to_sign_in_on_is_none_of_an_error(String page) {
        gateway.answers("/authorize", 200, "text/html", page);

        assertThat(signIn()).isInstanceOf(LoginResult.NoAnswer.class);
        assertThat(visitor.invitedTo).isNotNull();
    }

    @Test
    void a_page_to_sign_in_on_that_it_sends_on_to_is_none_of_an_error() {
        gateway.sendsOn(
                "/authorize",
                302,
                "/?ec=302&startURL=%2Fsetup%2Fsecur%2FRemoteAccessAuthorizationPage.apexp%3Fsource%3Dx");

        assertThat(signIn()).isInstanceOf(LoginResult.NoAnswer.class);
    }

    private String told() {
        return ((LoginResult.Failed) signIn()).failure().sentence();
    }

    private LoginResult signIn() {
        var soon = new BrowserLogin.Patience(Duration.ofMillis(1), Duration.ofMillis(1));
        return new BrowserLogin(
                        new CredentialsStore(state),
                        new AllowedHosts(Set.of()),
                        InstantSource.system(),
                        new SecureRandom(),
                        soon)
                .signIn(Loader.app(gateway.url(), "http://localhost:" + port.number() + "/cb"), visitor);
    }
}
