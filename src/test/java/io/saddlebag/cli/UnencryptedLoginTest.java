package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.saddlebag.Commands;
import io.saddlebag.OwnSettings;
import io.saddlebag.Trap;
import io.saddlebag.salesforce.login.Credentials;
import io.saddlebag.salesforce.login.CredentialsStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A login URL that would send secrets over a network without encryption, by every way that leads to one. */
class UnencryptedLoginTest {

    private static final String APP = "camel.component.salesforce.client-id = saddlebag";
    private static final String SECRET = "camel.component.salesforce.client-secret = saddlebag-secret";
    private static final String ALLOWED = "saddlebag.allowed-hosts = 0.0.0.0";

    @TempDir
    private Path home;

    private final Commands saddlebag = new Commands();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.saddlebag.salesforce.login.ClearText");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Trap trap;

    @BeforeEach
    void open() throws Exception {
        trap = new Trap();
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        trap.close();
    }

    @Test
    void in_the_settings_it_is_found_by_check_and_keeps_run_from_starting() throws Exception {
        settings("camel.component.salesforce.login-url = " + trap.url(), APP, SECRET);
        var sentence = "application.properties: camel.component.salesforce.login-url: " + refusal();

        assertThat(saddlebag.in(home, "check")).isEqualTo(1);
        assertThat(saddlebag.out()).hasToString(sentence + "\n1 problem. Nothing was sent.\n");
        assertThat(saddlebag.in(home, "check", "--login")).isEqualTo(1);
        assertThat(saddlebag.in(home, "run", "--once")).isEqualTo(2);
        assertThat(saddlebag.err()).hasToString(sentence + "\n1 problem. Nothing was started.\n");
        assertThat(saddlebag.in(home, "login")).isEqualTo(2);
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void as_an_argument_of_login_it_is_refused() throws Exception {
        settings(APP);

        assertThat(saddlebag.in(home, "login", "--login-url", trap.url())).isEqualTo(2);

        assertThat(saddlebag.err()).hasToString(refusal() + "\n");
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void in_a_login_that_is_stored_it_is_refused_and_logout_keeps_it() throws Exception {
        settings(APP);
        store(trap.url());
        var sentence = "state/credentials.json: " + refusal();

        assertThat(saddlebag.in(home, "check")).isEqualTo(1);
        assertThat(saddlebag.out().toString()).contains(sentence);
        assertThat(saddlebag.in(home, "run", "--once")).isEqualTo(2);
        assertThat(saddlebag.in(home, "logout")).isEqualTo(1);

        assertThat(saddlebag.err().toString()).contains(sentence + " The login was kept");
        assertThat(new CredentialsStore(home.resolve("state")).read()).isPresent();
        assertThat(trap.requests()).isEmpty();
    }

    @Test
    void a_host_that_the_settings_name_is_asked_with_one_warning() throws Exception {
        settings("camel.component.salesforce.login-url = " + trap.url(), APP, SECRET, ALLOWED);

        assertThat(saddlebag.in(home, "check")).isZero();
        assertThat(log.list).isEmpty();
        assertThat(saddlebag.in(home, "check", "--login")).isEqualTo(3);

        assertThat(trap.requests()).isNotEmpty();
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.WARN);
            assertThat(event.getFormattedMessage())
                    .isEqualTo("Secrets and records go to http://0.0.0.0 without encryption, as saddlebag.allowed-hosts"
                            + " allows. Whoever is on the way can read them.");
        });
    }

    @Test
    void a_login_and_a_logout_at_a_host_that_the_settings_name_are_warned_of_once_each() throws Exception {
        settings(APP, ALLOWED);
        store(trap.url());

        saddlebag.in(home, "login", "--login-url", trap.url(), "--no-browser", "--wait", "1ms");
        assertThat(log.list).hasSize(1);
        assertThat(saddlebag.in(home, "logout")).isEqualTo(3);

        assertThat(log.list).hasSize(2);
        assertThat(trap.requests()).anyMatch(request -> request.contains("/services/oauth2/revoke"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.test/",
                "evil.test#",
                "evil.test?",
                "evil@evil.test",
                "acme.my.salesforce.com:1",
                "",
                " ",
                "a b",
                "..",
                "evil.test\\"
            })
    void a_my_domain_is_a_name_and_nothing_else(String domain) throws Exception {
        settings(APP);

        assertThat(saddlebag.in(home, "login", "--domain", domain)).isEqualTo(2);

        assertThat(saddlebag.err().toString())
                .isEqualTo("--domain is '" + domain
                        + "', which is no name of a My Domain. Write acme for https://acme.my.salesforce.com.\n");
    }

    @ParameterizedTest
    @CsvSource({"--domain=acme, --domain", "--sandbox, --sandbox"})
    void a_whole_address_beside_what_would_make_another_is_refused(String option, String named) throws Exception {
        settings(APP);

        assertThat(saddlebag.in(home, "login", "--login-url", "https://login.salesforce.com", option))
                .isEqualTo(2);

        assertThat(saddlebag.err().toString())
                .isEqualTo("--login-url is a whole address. Leave out " + named + ", or --login-url.\n");
    }

    @Test
    void a_callback_by_http_that_is_not_on_this_machine_is_refused() throws Exception {
        settings(APP, "saddlebag.redirect-uri = http://callback.example.org/cb");

        assertThat(saddlebag.in(home, "login")).isEqualTo(2);

        assertThat(saddlebag.err().toString())
                .startsWith(
                        "saddlebag.redirect-uri is 'http://callback.example.org/cb': the code of the sign-in would come back"
                                + " without encryption.");
    }

    @Test
    void an_entry_of_the_setting_that_is_no_host_is_found() throws Exception {
        settings(APP, SECRET, "saddlebag.allowed-hosts = http://0.0.0.0, good.example.org");

        assertThat(saddlebag.in(home, "check")).isEqualTo(1);

        assertThat(saddlebag.out().toString())
                .startsWith(
                        "application.properties: saddlebag.allowed-hosts names 'http://0.0.0.0', which is no host.");
        assertThat(saddlebag.in(home, "login")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance-url", "instanceUrl", "INSTANCE-URL"})
    void an_instance_url_of_the_settings_would_have_no_effect_and_is_named(String key) throws Exception {
        settings(APP, SECRET, "camel.component.salesforce." + key + " = " + trap.url());

        assertThat(saddlebag.in(home, "check")).isEqualTo(1);

        assertThat(saddlebag.out().toString())
                .startsWith("application.properties:3: camel.component.salesforce." + key + " has no effect here");
    }

    private String refusal() {
        return "'" + trap.url()
                + "' would be asked without encryption, so secrets and records could be read on the way. Write"
                + " https://, or, where that host has only http, name it: saddlebag.allowed-hosts = 0.0.0.0";
    }

    private void settings(String... lines) throws Exception {
        OwnSettings.write(home, List.of(lines));
    }

    private void store(String loginUrl) {
        new CredentialsStore(home.resolve("state"))
                .write(new Credentials(
                        loginUrl,
                        "saddlebag",
                        Optional.empty(),
                        "5Aep861.stored.refresh.token",
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.empty()));
    }
}
