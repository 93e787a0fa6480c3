package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.salesforce.Trouble;
import io.saddlebag.salesforce.login.Credentials;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.simulator.faults.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedOutTest {

    private static final byte[] CONTACT =
            ("id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n")
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_login_that_is_gone_pauses_intake_and_the_file_goes_by_itself_once_somebody_signs_in() throws Exception {
        try (var journey = new Journey(folder)) {
            new CredentialsStore(folder.resolve("state")).write(login(journey, "5Aep861dead"));
            byLogin(journey).start().drop("contacts", "one.csv", CONTACT);

            var waiting = journey.nextReport();
            assertThat(waiting.trouble()).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SIGN_IN);
                assertThat(trouble.what())
                        .startsWith("Salesforce no longer accepts the stored login")
                        .endsWith("Run: saddlebag login");
            });
            assertThat(journey.home.inbox("contacts").resolve("one.csv")).exists();

            var signedIn = Instant.now();
            new CredentialsStore(folder.resolve("state")).write(login(journey, journey.salesforce.refreshToken()));

            var delivered = journey.nextReport();
            assertThat(delivered.trouble()).isEmpty();
            assertThat(Duration.between(signedIn, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(journey.salesforce.count("Contact")).isEqualTo(1);
            assertThat(journey.deadLetters()).isEmpty();
        }
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
                    assertThat(trouble.what()).contains(text).endsWith("run: saddlebag login");
                });
                assertThat(journey.salesforce.oauth().counts().refreshes()).isEqualTo(1);
                assertThat(journey.deadLetters()).isEmpty();
            }
        }
    }

    private static Journey byLogin(Journey journey) {
        return journey.with("saddlebag.pause", "1h");
    }

    private static Credentials login(Journey journey, String refreshToken) {
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
