package io.saddlebag.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ReservedPort;
import io.saddlebag.Until;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.OAuthSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code saddlebag login} with a real browser, at the simulator's pages. Leaves pictures of them in {@code target/browser}. */
@Tag("browser")
class LoginInABrowserTest {

    /** Reached by nobody: the browser ends on an error page of its own, with this in its address bar. */
    private static final String REMOTE = "https://acme.invalid/done";

    private static Chromium browser;

    @TempDir
    private Path folder;

    private Path home;

    private final ReservedPort port = ReservedPort.any();
    private Simulator simulator;
    private String callback;

    @BeforeAll
    static void open() throws Exception {
        browser = Chromium.start();
    }

    @AfterAll
    static void shut() throws Exception {
        browser.close();
    }

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start();
        home = Files.createDirectories(folder.resolve("Büro & Co #1 100% 'a'"));
        callback = "http://localhost:" + port.number() + "/oauth/callback";
        simulator.oauth().register(App.saddlebag().withCallbacks(List.of(callback, REMOTE)));
    }

    @AfterEach
    void stop() {
        simulator.close();
        port.close();
    }

    @Test
    void allowed() throws Exception {
        simulator.oauth().change(OAuthSettings.standard().withRefreshIdleLimit(Duration.ofDays(30)));
        try (var login = login(callback)) {
            var url = login.invitation();
            browser.go(login.openedBrowserAt());
            browser.shows("Log in to");
            assertThat(browser.address()).isEqualTo(url);
            picture("login");
            browser.type("#username", "demo@saddlebag.test");
            allow("wrong");
            browser.shows("Please check your username and password.");
            picture("login-wrong-password");
            allow("saddlebag");

            browser.shows("You are signed in");
            browser.shows("You can close this window.");
            picture("allowed");
            assertThat(browser.address()).isEqualTo(callback);
            assertThat(login.rest())
                    .contains("Signed in as Demo User (demo@saddlebag.test) in Saddlebag Simulator (Production).")
                    .contains("The app's policy ends this login on ");
            assertThat(login.exitCode()).isZero();
            assertThat(store().read()).isPresent();
        }
    }

    @Test
    void denied() throws Exception {
        try (var login = login(callback)) {
            browser.go(login.invitation());
            browser.click("#deny");

            browser.shows("You are not signed in");
            picture("denied");
            assertThat(login.exitCode()).isEqualTo(1);
            assertThat(login.complaints())
                    .isEqualTo(
                            "Access was denied in the browser. (access_denied: end-user denied authorization) Run saddlebag"
                                    + " login again, and press Allow.\n");
            assertThat(store().read()).isEmpty();
        }
    }

    @Test
    void a_wrong_state_is_ignored_and_the_right_one_still_counts() throws Exception {
        try (var login = login(callback)) {
            var url = login.invitation();
            browser.go(url.replaceFirst("state=[^&]*", "state=other"));
            signIn();
            browser.shows("This is the answer to another sign-in");
            picture("another-sign-in");
            assertThat(browser.address()).isEqualTo(callback);
            assertThat(store().read()).isEmpty();

            browser.go(url);
            signIn();
            browser.shows("You are signed in");
            assertThat(login.rest())
                    .containsOnlyOnce("The answer to another sign-in than this one came (state), and was ignored.")
                    .contains("Signed in as Demo User");
            assertThat(login.exitCode()).isZero();
        }
    }

    @Test
    void an_address_that_is_pasted_and_its_code_used_twice() throws Exception {
        String used;
        try (var login = login(REMOTE)) {
            browser.go(login.invitation());
            signIn();
            Until.itIs(() -> browser.address().startsWith(REMOTE + "?code="), browser::address);
            used = browser.address().replaceAll(".*[?&]code=([^&]*).*", "$1");
            login.paste(browser.address());

            assertThat(login.rest())
                    .contains("begins with " + REMOTE)
                    .contains("Signed in as Demo User (demo@saddlebag.test)");
            assertThat(login.exitCode()).isZero();
        }
        try (var login = login(callback)) {
            var state = login.invitation().replaceAll(".*[?&]state=([^&]*).*", "$1");
            browser.go(callback + "?code=" + used + "&state=" + state);

            browser.shows("You are not signed in");
            assertThat(login.exitCode()).isEqualTo(1);
            assertThat(login.complaints())
                    .startsWith("The browser's answer was too old, or had been used before. (invalid_grant: expired"
                            + " authorization code)");
        }
    }

    @Test
    void a_port_that_is_taken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            callback = "http://localhost:" + other.getLocalPort() + "/oauth/callback";
            simulator.oauth().register(App.saddlebag().withCallbacks(List.of(callback)));
            try (var login = login(callback)) {
                assertThat(login.exitCode()).isEqualTo(2);
                assertThat(login.complaints())
                        .startsWith("Port " + other.getLocalPort() + " is taken by another program")
                        .contains(callback);
            }
        }
    }

    @Test
    void a_redirect_mismatch() throws Exception {
        simulator.oauth().register(App.saddlebag());
        try (var login = login(callback)) {
            assertThat(login.exitCode()).isEqualTo(1);
            assertThat(login.complaints())
                    .contains("(redirect_uri_mismatch: redirect_uri must match configuration)")
                    .endsWith("or add this one in the app's settings, to the letter: " + callback + "\n");
        }
        browser.go(simulator.url() + "/services/oauth2/authorize?response_type=code&client_id=saddlebag&redirect_uri="
                + callback);
        browser.shows("redirect_uri_mismatch");
        picture("redirect-mismatch");
    }

    @Test
    void an_error_page_that_says_it_in_its_address() throws Exception {
        try (var login = login(callback)) {
            refused(login, new Fault.AuthorizeRefused("invalid_client", "app must be installed into org", true));
            login.paste(browser.address());

            assertThat(login.exitCode()).isEqualTo(1);
            assertThat(login.complaints()).contains("(invalid_client: app must be installed into org)");
        }
    }

    @Test
    void an_error_page_that_says_it_in_its_text_alone() throws Exception {
        try (var login = login(callback)) {
            refused(login, new Fault.AuthorizeRefused("OAUTH_APPROVAL_ERROR_GENERIC", "", true));
            picture("error-page");
            login.paste(browser.text());

            assertThat(login.exitCode()).isEqualTo(1);
            assertThat(login.complaints()).contains("(OAUTH_APPROVAL_ERROR_GENERIC: An unexpected error");
        }
    }

    /** The browser goes where it is invited to, and ends on a page of Salesforce's. */
    private void refused(LoginProcess login, Fault.AuthorizeRefused refusal) throws Exception {
        var url = login.invitation();
        simulator.faults().next(Kind.IDENTITY, refusal);
        browser.go(url);
        browser.shows("We can't authorize you because of an OAuth error.");
    }

    private LoginProcess login(String redirectUri) throws IOException {
        return new LoginProcess(home, simulator.url(), redirectUri);
    }

    private static void signIn() throws Exception {
        browser.type("#username", "demo@saddlebag.test");
        allow("saddlebag");
    }

    private static void allow(String password) throws Exception {
        browser.type("#password", password);
        browser.click("#allow");
    }

    private static void picture(String name) throws Exception {
        browser.screenshot(Path.of("target/browser", name + ".png"));
    }

    private CredentialsStore store() {
        return new CredentialsStore(home.resolve("state"));
    }
}
