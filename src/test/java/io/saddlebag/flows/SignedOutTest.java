package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.saddlebag.Commands;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.salesforce.login.Credentials;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.OAuthError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class SignedOutTest {

    private static final byte[] CONTACT =
            ("id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n")
                    .getBytes(StandardCharsets.UTF_8);

    private static final byte[] ACCOUNT =
            ("id,name,industry,website,phone,street,postcode,city,country,employees\nA-1,Acme,,,,,,,,\n")
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_login_that_is_gone_pauses_intake_and_the_file_goes_by_itself_once_somebody_signs_in() throws Exception {
        try (var journey = new Journey(folder)) {
            new CredentialsStore(folder.resolve("state")).write(login(journey, "5Aep861dead"));
            byLogin(journey).start().drop("contacts", "one.csv", CONTACT);

            journey.awaitPauses(7);
            assertThat(journey.pauses()).allSatisfy(pause -> {
                assertThat(pause.cause()).isEqualTo("sign_in");
                assertThat(pause.reason())
                        .startsWith("Salesforce no longer accepts the stored login")
                        .endsWith("Run: saddlebag login");
            });
            assertThat(journey.home.inbox("contacts").resolve("one.csv")).exists();

            try (var metronome = Metronome.start()) {
                new CredentialsStore(folder.resolve("state")).write(login(journey, journey.salesforce.refreshToken()));
                while (journey.nextReport().trouble().isPresent()) {
                    // Reports from before the login.
                }
                assertThat(metronome.time()).isLessThan(Duration.ofSeconds(10));
            }
            assertThat(journey.salesforce.count("Contact")).isEqualTo(1);
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    @Test
    void however_many_flows_and_attempts_meet_it_one_line_of_the_log_says_so_and_the_status_as_long_as_it_lasts()
            throws Exception {
        var errors = new Errors();
        var log = (Logger) LoggerFactory.getLogger("io.saddlebag");
        errors.start();
        log.addAppender(errors);
        try (var journey = new Journey(folder)) {
            new CredentialsStore(folder.resolve("state")).write(login(journey, "5Aep861dead"));
            journey.with("saddlebag.pause", "10ms").start();
            journey.drop("contacts", "one.csv", CONTACT);
            journey.drop("accounts", "two.csv", ACCOUNT);
            for (int attempt = 0; attempt < 6; attempt++) {
                assertThat(journey.nextReport().trouble()).isPresent();
            }

            assertThat(errors.told)
                    .singleElement()
                    .asString()
                    .contains("Salesforce no longer accepts the stored login for")
                    .endsWith("Run: saddlebag login");
            assertThat(status())
                    .containsOnlyOnce("Signed out: all flows are paused (since")
                    .containsOnlyOnce("Run: saddlebag login");

            new CredentialsStore(folder.resolve("state")).write(login(journey, journey.salesforce.refreshToken()));
            for (int delivered = 0; delivered < 2; ) {
                delivered += journey.nextReport().trouble().isEmpty() ? 1 : 0;
            }
            assertThat(status()).doesNotContain("Signed out").doesNotContain("paused");
        } finally {
            log.detachAppender(errors);
        }
    }

    /** Hears from many threads what a person must act on. */
    private static final class Errors extends AppenderBase<ILoggingEvent> {
        private final Queue<ILoggingEvent> told = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel() == Level.ERROR) {
                told.add(event);
            }
        }
    }

    private String status() {
        var commands = new Commands();
        commands.in(folder, "status");
        return commands.out().toString();
    }

    @Test
    void a_401_that_no_refresh_cures_pauses_the_flow_with_what_to_do_and_without_a_loop() throws Exception {
        for (var text : new String[] {
            "This session is not valid for use with the REST API", "Connected app is not attached to Agent"
        }) {
            try (var journey = new Journey(folder.resolve(text.replace(' ', '-')))) {
                new CredentialsStore(journey.home.state()).write(login(journey, journey.salesforce.refreshToken()));
                byLogin(journey).start();
                journey.salesforce.every(1, new Fault.CallRefused(401, "INVALID_SESSION_ID", text));
                journey.drop("contacts", "one.csv", CONTACT);

                var waiting = journey.nextReport();

                assertThat(waiting.trouble()).hasValueSatisfying(trouble -> {
                    assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SIGN_IN);
                    assertThat(trouble.what()).contains(text).endsWith("Run: saddlebag login");
                });
                assertThat(journey.salesforce.oauth().counts().refreshes()).isEqualTo(1);
                assertThat(journey.deadLetters()).isEmpty();
            }
        }
    }

    @Test
    void a_sign_in_without_a_browser_asks_again_after_its_token_request_was_refused() throws Exception {
        try (var journey =
                new Journey(folder).with("saddlebag.stay-signed-in", "0s").start()) {
            var refused = OAuthError.EXPIRED_TOKEN.fault();
            journey.salesforce.faults().next(Kind.TOKEN, refused, refused, refused);

            var report = journey.receives("contacts", "one.csv", CONTACT);

            assertThat(report.trouble()).isEmpty();
            assertThat(journey.salesforce.requests().count(Kind.TOKEN)).isEqualTo(4);
            assertThat(journey.salesforce.count("Contact")).isEqualTo(1);
        }
    }

    @Test
    void a_sign_in_without_a_browser_asks_for_a_new_token_after_a_401_that_pauses_its_flows() throws Exception {
        try (var journey = new Journey(folder)
                .with("saddlebag.stay-signed-in", "0s")
                .with("saddlebag.pause", "20ms")
                .start()) {
            journey.salesforce
                    .faults()
                    .next(
                            Kind.DESCRIBE,
                            new Fault.CallRefused(401, "INVALID_SESSION_ID", "Connected app is not attached to Agent"));
            var waiting = journey.receives("contacts", "one.csv", CONTACT);
            assertThat(waiting.trouble()).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SIGN_IN);
                assertThat(trouble.what())
                        .endsWith("Saddlebag then asks for a new access token by itself.")
                        .doesNotContain("saddlebag login");
            });

            assertThat(journey.nextReport().trouble()).isEmpty();
            assertThat(journey.salesforce.requests().count(Kind.TOKEN)).isEqualTo(2);
        }
    }

    private static Journey byLogin(Journey journey) {
        return journey.with("saddlebag.pause", "1h");
    }

    static Credentials login(Journey journey, String refreshToken) {
        return new Credentials(
                journey.salesforce.url(),
                "saddlebag",
                Optional.of("saddlebag-secret"),
                refreshToken,
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
    }
}
