package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Main;
import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import io.saddlebag.salesforce.login.Credentials;
import io.saddlebag.salesforce.login.CredentialsStore;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.OAuthSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refresh tokens rotate, and sessions end in mid-load whatever use is made of them, with twenty calls in flight. */
class RotatingSessionsTest {

    private static final int CALLS = 20;
    private static final int ROWS_OF_A_CALL = 200;

    @TempDir
    private Path folder;

    @Test
    void each_session_that_ends_is_refreshed_once_and_no_record_is_lost() throws Exception {
        // A busy machine must get an answer to a call within the life of a session.
        load(Duration.ofSeconds(4), Duration.ofMillis(400), Duration.ofSeconds(1), 0);
    }

    @Test
    @Tag("signin")
    void nor_is_one_lost_in_a_minute() throws Exception {
        load(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(3), 0);
    }

    @Test
    @Tag("signin")
    void nor_when_other_processes_sign_in_with_the_same_store_meanwhile() throws Exception {
        load(Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(3), 20);
    }

    /** @param checks how often {@code check --login} is run beside it, one process after the other */
    private void load(Duration atLeast, Duration latency, Duration lifetime, int checks) throws Exception {
        var settings = Settings.defaults().withLatency(latency).withRotateRefreshTokens(true);
        int rows = (int) (atLeast.toMillis() / latency.toMillis()) * CALLS * ROWS_OF_A_CALL;
        try (var journey = new Journey(folder, settings)) {
            journey.salesforce
                    .oauth()
                    .change(OAuthSettings.standard()
                            .withSessionLifetime(lifetime)
                            .withUseExtendingSessions(false));
            new CredentialsStore(journey.home.state()).write(login(journey.salesforce));
            journey.with("saddlebag.calls-in-flight", "" + CALLS).start();
            var together = new CountDownLatch(1);
            journey.salesforce.faults().next(Kind.COLLECTIONS, heldUntil(together));
            var began = Instant.now();
            journey.drop("contacts", "contacts.csv", contacts(rows));
            Until.itIs(() -> journey.salesforce.requests().atOnce() == CALLS);
            together.countDown();
            for (int check = 0; check < checks; check++) {
                assertThat(checkLogin()).isZero();
            }
            var report = journey.nextReport(atLeast.plusMinutes(3));

            assertThat(Duration.between(began, Instant.now())).isGreaterThan(atLeast);
            assertThat(report.counts()).isEqualTo(new Counts(rows, 0, 0, 0));
            assertThat(journey.salesforce.count("Contact")).isEqualTo(rows);
            // Besides, a token may be asked for, and another process may ask who it is.
            assertThat(journey.salesforce.requests().atOnceAtMost()).isGreaterThanOrEqualTo(CALLS);
            var counts = journey.salesforce.oauth().counts();
            System.out.printf(
                    "%,d rows in %.1f s, %d in flight: %d sessions ended, %d refreshes (%d by other processes, 1 to begin), %d"
                            + " families revoked%n",
                    rows,
                    Duration.between(began, Instant.now()).toMillis() / 1000.0,
                    CALLS,
                    counts.sessionsExpired(),
                    counts.refreshes(),
                    checks,
                    counts.familiesRevoked());
            assertThat(counts.sessionsExpired()).isGreaterThanOrEqualTo(atLeast.dividedBy(lifetime) / 2);
            // A check that is slow may see its own session end, and does without what it wanted to ask.
            assertThat(counts.refreshes() - checks - 1)
                    .isBetween(counts.sessionsExpired() - checks - 1, counts.sessionsExpired() + 1);
            assertThat(counts.familiesRevoked()).isZero();
        }
    }

    private static Fault[] heldUntil(CountDownLatch together) {
        return Stream.generate(() -> new Fault.AnswerHeld(together))
                .limit(CALLS)
                .toArray(Fault[]::new);
    }

    private int checkLogin() throws IOException, InterruptedException {
        var process = Child.start(Child.java(List.of(), Main.class, "check", "--login", "--home", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("check.log").toFile()));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Credentials login(Simulator salesforce) {
        return new Credentials(
                salesforce.url(),
                "saddlebag",
                Optional.of("saddlebag-secret"),
                salesforce.refreshToken(),
                Optional.empty(),
                Instant.EPOCH,
                Optional.empty());
    }

    private static byte[] contacts(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "C-%d,Ada,Lovelace,,,,,%n".formatted(row))
                .collect(Collectors.joining("", "id,First Name,Last Name,email,phone,birthdate,source,account\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
