package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.saddlebag.Gateway;
import io.saddlebag.LogOf;
import io.saddlebag.MovableClock;
import io.saddlebag.Saddlebag;
import io.saddlebag.salesforce.login.Credentials;
import io.saddlebag.salesforce.login.CredentialsStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the log warns of when a process starts, which starts all the same. */
class WarningsAtTheStartTest {

    @TempDir
    private Path folder;

    @RegisterExtension
    private final LogOf log = new LogOf(Saddlebag.class);

    @Test
    void signing_in_by_user_name_and_password_ends() throws Exception {
        var clock = MovableClock.running();
        clock.forward(Duration.ofDays(3_650));
        try (var journey = new Journey(folder).by(clock)) {
            journey.with("camel.component.salesforce.user-name", "demo@saddlebag.test")
                    .with("camel.component.salesforce.password", "saddlebag")
                    .start();
        }
        assertThat(warning()).startsWith("Signing in by user name and password ended on 20 February 2027:");
    }

    @Test
    void salesforce_is_to_retire_the_api_version() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.with("camel.component.salesforce.api-version", "40.0")
                    .flow("mine", """
                            - route:
                                id: mine
                                from: {uri: "direct:mine", steps: [{to: "salesforce:limits"}]}
                            """)
                    .start();
        }
        assertThat(warning())
                .startsWith("environment: SALESFORCE_API_VERSION is '40.0'. Salesforce has announced that it retires");
    }

    @Test
    void the_stored_login_is_of_another_org_than_the_settings_name() throws Exception {
        try (var journey = new Journey(folder);
                var elsewhere = new Gateway(journey.salesforce.url())) {
            journey.with("camel.component.salesforce.refresh-token", "");
            new CredentialsStore(Files.createDirectories(folder.resolve("state")))
                    .write(new Credentials(
                            elsewhere.url(),
                            "saddlebag",
                            Optional.empty(),
                            journey.salesforce.refreshToken(),
                            Optional.empty(),
                            Instant.EPOCH,
                            Optional.empty()));
            journey.start();

            assertThat(warning())
                    .startsWith("The stored login is of an unknown user at " + elsewhere.url()
                            + ", and records go there." + " The settings name " + journey.salesforce.url());
        }
    }

    private String warning() {
        var warnings = log.messages(Level.WARN);
        assertThat(warnings).hasSize(1);
        return warnings.get(0);
    }
}
