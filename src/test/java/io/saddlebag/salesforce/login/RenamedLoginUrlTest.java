package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Gateway;
import io.saddlebag.ReservedPort;
import io.saddlebag.Trap;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.RenamedDomain;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login URL is a previous name of the org's My Domain, which sends on to the new one. */
class RenamedLoginUrlTest {

    @TempDir
    private Path state;

    private final ReservedPort port = ReservedPort.any();
    private Simulator org;
    private Gateway before;
    private String callback;

    @BeforeEach
    void start() throws Exception {
        org = Simulator.start();
        before = new Gateway(org.url());
        callback = "http://localhost:" + port.number() + "/oauth/callback";
        org.oauth().register(App.saddlebag().withCallbacks(List.of(callback)));
    }

    @AfterEach
    void stop() {
        before.close();
        org.close();
        port.close();
    }

    @Test
    void a_stored_login_is_not_sent_on_and_the_sentence_says_what_to_set() throws Exception {
        before.redirects("/token", org.url() + "/services/oauth2/token");
        var settings = Loader.settings(org, LoginSettings.LOGIN_URL, before.url());
        try (var loader = new Loader(state, settings)) {
            var login = Loader.login(org);
            loader.store.write(new Credentials(
                    before.url(),
                    login.clientId(),
                    login.clientSecret(),
                    login.refreshToken(),
                    login.user(),
                    login.since(),
                    login.seed()));

            assertThat(loader.call()).hasValueSatisfying(trouble -> assertThat(trouble.what())
                    .isEqualTo(sentence() + ", then run: saddlebag login"));
            assertThat(org.requests().count(Kind.TOKEN)).isZero();
        }
    }

    @Test
    void a_sign_in_without_a_browser_is_told_what_to_set() {
        before.redirects("/token", org.url() + "/services/oauth2/token");

        var check = LoginCheck.of(
                new LoginSettings(Loader.settings(org, LoginSettings.LOGIN_URL, before.url()), state),
                new CredentialsStore(state),
                InstantSource.system());

        assertThat(check.sentences()).containsExactly(sentence() + ".");
        assertThat(org.requests().count(Kind.TOKEN)).isZero();
    }

    @Test
    void a_login_by_browser_is_told_before_anybody_goes_there() {
        before.redirects("/authorize", org.url() + "/services/oauth2/authorize?response_type=code");
        var visitor = Visitor.who("allow");

        assertThat(told(visitor)).isEqualTo(sentence() + ", then run: saddlebag login");
        assertThat(visitor.invitedTo).isNull();
    }

    @Test
    void a_code_is_not_sent_on() {
        before.redirects("/token", org.url() + "/services/oauth2/token");

        assertThat(told(Visitor.who("allow"))).startsWith(sentence());
        assertThat(org.requests().count(Kind.TOKEN)).isZero();
    }

    @Test
    void a_host_that_gets_no_secrets_is_not_called_the_new_name() throws Exception {
        try (var trap = new Trap()) {
            before.redirects("/token", trap.url() + "/services/oauth2/token");

            assertThat(told(Visitor.who("allow")))
                    .startsWith("Cannot sign in at " + before.url())
                    .doesNotContain("renamed", trap.url());
            assertThat(trap.requests()).isEmpty();
        }
    }

    @Test
    void after_the_simulators_org_was_renamed_the_new_address_signs_in() throws Exception {
        var login = Loader.login(org);
        var renamed = org.url().replace("127.0.0.1", "localhost");
        org.oauth().renameMyDomain(new RenamedDomain("127.0.0.1", "localhost", true));
        try (var loader = new Loader(state, Loader.settings(org))) {
            loader.store.write(login);

            assertThat(loader.call()).hasValueSatisfying(trouble -> assertThat(trouble.what())
                    .isEqualTo(sentence(org.url(), renamed) + ", then run: saddlebag login"));
            assertThat(told(Loader.app(org.url(), callback), Visitor.who("allow")))
                    .startsWith(sentence(org.url(), renamed));

            assertThat(login().signIn(Loader.app(renamed, callback), Visitor.who("allow")))
                    .isInstanceOf(LoginResult.SignedIn.class);
            assertThat(loader.call()).isEmpty();
        }
    }

    @Test
    void a_name_that_leads_nowhere_any_more_may_have_been_renamed() {
        var settings = org.oauth().settings();
        org.oauth().change(settings.withRenamedDomain(new RenamedDomain("127.0.0.1", "localhost", false)));
        var expected = "Cannot sign in at " + org.url()
                + " (HTTP status 404 and a page that is no answer to a sign-in). Check the"
                + " network and camel.component.salesforce.login-url. If the org's My Domain was renamed, set its new address"
                + " (Setup > My Domain).";

        assertThat(told(Loader.app(org.url(), callback), Visitor.who("allow"))).isEqualTo(expected);
        assertThat(LoginCheck.of(
                                new LoginSettings(Loader.settings(org), state),
                                new CredentialsStore(state),
                                InstantSource.system())
                        .sentences())
                .containsExactly(expected);
    }

    @Test
    void a_host_that_no_longer_resolves_may_have_been_renamed() {
        assertThat(new SignInFailure.Unreached("https://acme.my.salesforce.com", Reasons.UNKNOWN_HOST).sentence())
                .isEqualTo("Cannot sign in at https://acme.my.salesforce.com (unknown host). Check the network and"
                        + " camel.component.salesforce.login-url. If the org's My Domain was renamed, set its new address (Setup >"
                        + " My Domain).");
        assertThat(new SignInFailure.Unreached("https://acme.my.salesforce.com", "no answer in time").sentence())
                .doesNotContain("renamed");
    }

    private String told(Visitor visitor) {
        return told(Loader.app(before.url(), callback), visitor);
    }

    private String told(LoginApp app, Visitor visitor) {
        return ((LoginResult.Failed) login().signIn(app, visitor)).failure().sentence();
    }

    private BrowserLogin login() {
        return new BrowserLogin(
                new CredentialsStore(state),
                new AllowedHosts(Set.of()),
                InstantSource.system(),
                new SecureRandom(),
                Loader.PATIENCE);
    }

    private String sentence() {
        return sentence(before.url(), org.url());
    }

    private static String sentence(String from, String to) {
        return from + " is a previous address of this org, and sends on to " + to
                + ": its My Domain was renamed. Nothing secret was sent there. Set SALESFORCE_LOGIN_URL to " + to;
    }
}
