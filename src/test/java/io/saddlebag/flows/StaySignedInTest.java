package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.MovableClock;
import io.saddlebag.Until;
import io.saddlebag.ledger.Pause;
import io.saddlebag.salesforce.Trouble;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.GrantType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaySignedInTest {

    private static final byte[] CONTACT =
            ("id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n")
                    .getBytes(StandardCharsets.UTF_8);

    private final MovableClock clock = MovableClock.running();

    @TempDir
    private Path folder;

    @Test
    void a_login_that_ends_after_30_idle_days_lives_through_80_days_without_a_file() throws Exception {
        try (var journey = loggedIn("1d").start()) {
            awaitRefreshes(journey, 1);
            for (int weeks = 0; weeks < 4; weeks++) {
                long before = journey.salesforce.oauth().counts().refreshes();
                forward(journey, Duration.ofDays(20));
                awaitRefreshes(journey, before + 1);
            }

            assertThat(journey.receives("contacts", "c.csv", CONTACT).trouble()).isEmpty();
            assertThat(journey.salesforce.oauth().counts().tokens()).containsOnlyKeys(GrantType.REFRESH_TOKEN);
        }
    }

    @Test
    void without_that_the_next_file_finds_the_login_gone() throws Exception {
        try (var journey = loggedIn("0s").start()) {
            assertThat(journey.receives("contacts", "c.csv", CONTACT).trouble()).isEmpty();
            forward(journey, Duration.ofDays(31));

            assertThat(journey.receives("contacts", "d.csv", CONTACT).trouble())
                    .get()
                    .extracting(Trouble::kind)
                    .isEqualTo(Trouble.Kind.SIGN_IN);
        }
    }

    @Test
    void a_login_that_was_revoked_is_noticed_within_the_day_and_holds_the_next_file_back_unread() throws Exception {
        try (var journey = loggedIn("1d").with("saddlebag.pause", "1h").start()) {
            awaitRefreshes(journey, 1);
            journey.health().awaitUp(true);
            revoke(journey);
            forward(journey, Duration.ofHours(25));

            journey.health().awaitUp(false);
            journey.awaitPauses(7);
            assertThat(journey.pauses()).extracting(Pause::cause).containsOnly("sign_in");
            journey.drop("contacts", "c.csv", CONTACT);
            store().write(SignedOutTest.login(
                    journey, journey.salesforce.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test")));

            var report = journey.nextReport();
            assertThat(report.trouble()).isEmpty();
            assertThat(report.counts().created()).isEqualTo(1);
            journey.health().awaitUp(true);
            journey.awaitPauses(0);
        }
    }

    @Test
    void a_file_that_finds_the_login_gone_goes_on_within_seconds_of_the_next_login() throws Exception {
        try (var journey = loggedIn("1d").with("saddlebag.pause", "1h").start()) {
            awaitRefreshes(journey, 1);
            revoke(journey);
            journey.salesforce.oauth().expireAll();
            journey.drop("contacts", "c.csv", CONTACT);
            assertThat(journey.nextReport().trouble()).isPresent();

            store().write(SignedOutTest.login(
                    journey, journey.salesforce.oauth().newRefreshToken("saddlebag", "demo@saddlebag.test")));

            assertThat(journey.nextReport().trouble()).isEmpty();
            journey.awaitPauses(0);
        }
    }

    @Test
    void a_login_that_a_file_finds_gone_lets_all_flows_wait() throws Exception {
        try (var journey = loggedIn("1d").with("saddlebag.pause", "1h").start()) {
            awaitRefreshes(journey, 1);
            revoke(journey);
            journey.salesforce.oauth().expireAll();

            assertThat(journey.receives("contacts", "c.csv", CONTACT).trouble()).isPresent();

            journey.awaitPauses(7);
            assertThat(journey.pauses()).extracting(Pause::cause).containsOnly("sign_in");
        }
    }

    @Test
    void a_process_that_signed_in_for_a_file_leaves_it_at_that_for_the_day() throws Exception {
        try (var journey = loggedIn("1d").start()) {
            journey.receives("contacts", "c.csv", CONTACT);
            long before = journey.salesforce.oauth().counts().refreshes();
            forward(journey, Duration.ofHours(23));
            journey.receives("contacts", "d.csv", CONTACT);

            long of23Hours = journey.salesforce.oauth().counts().refreshes();
            forward(journey, Duration.ofHours(23));
            journey.receives("contacts", "e.csv", CONTACT);

            // Sessions end after two hours without a call, so each file signs in, and nothing else does.
            assertThat(before).isEqualTo(1);
            assertThat(of23Hours).isEqualTo(2);
            assertThat(journey.salesforce.oauth().counts().refreshes()).isEqualTo(3);
        }
    }

    @Test
    void salesforce_out_of_reach_is_told_by_health_and_status_and_tried_again_and_no_flow_waits_for_it()
            throws Exception {
        var journey = loggedIn("1d").with("saddlebag.pause", "100ms");
        try (journey) {
            journey.start();
            awaitRefreshes(journey, 1);
            journey.salesforce.faults().every(1, Kind.TOKEN, new Fault.ServerUnavailable());
            forward(journey, Duration.ofHours(25));

            var down = journey.health().awaitUp(false).down();
            assertThat(down).containsOnlyKeys("sign-in");
            assertThat(down.get("sign-in")).startsWith("Cannot sign in at " + journey.salesforce.url());
            journey.awaitPauses(1);
            assertThat(journey.pauses()).singleElement().satisfies(pause -> {
                assertThat(pause.flow()).isEqualTo("sign-in");
                assertThat(pause.cause()).isEqualTo("down");
                assertThat(pause.reason()).isEqualTo(down.get("sign-in"));
            });

            journey.salesforce.faults().clear();
            journey.health().awaitUp(true);
            journey.awaitPauses(0);
        }
    }

    private Journey loggedIn(String atLeastEvery) throws Exception {
        var journey = new Journey(folder, Settings.defaults()).by(clock).with("saddlebag.stay-signed-in", atLeastEvery);
        journey.salesforce
                .oauth()
                .change(journey.salesforce.oauth().settings().withRefreshIdleLimit(Duration.ofDays(30)));
        store().write(SignedOutTest.login(journey, journey.salesforce.refreshToken()));
        return journey;
    }

    private CredentialsStore store() {
        return new CredentialsStore(folder.resolve("state"));
    }

    /** Salesforce's time goes on, and this machine's with it. */
    private void forward(Journey journey, Duration by) {
        journey.salesforce.advance(by);
        clock.forward(by);
    }

    private static void revoke(Journey journey) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(journey.salesforce.url() + "/services/oauth2/revoke"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + journey.salesforce.refreshToken()));
        assertThat(Health.send(request).status()).isEqualTo(200);
    }

    private static void awaitRefreshes(Journey journey, long number) throws Exception {
        Until.itIs(() -> journey.salesforce.oauth().counts().refreshes() >= number);
    }
}
