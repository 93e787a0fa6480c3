package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.oauth.OAuthSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one stored login, each with twenty calls in flight, while sessions end and refresh tokens rotate. */
class TwoProcessesTest {

    @TempDir
    private Path state;

    @Test
    void two_processes_never_use_one_refresh_token_twice() throws Exception {
        call(4, Duration.ofSeconds(1));
    }

    @Test
    @Tag("signin")
    void nor_while_forty_sessions_end() throws Exception {
        call(40, Duration.ofSeconds(3));
    }

    /** @param sessions how many are to end, of both processes together */
    private void call(int sessions, Duration lifetime) throws Exception {
        var settings = Settings.defaults()
                .withRotateRefreshTokens(true)
                .withLatency(Duration.ofMillis(50))
                .withDailyApiLimit(10_000_000);
        try (var simulator = Simulator.start(settings)) {
            simulator
                    .oauth()
                    .change(OAuthSettings.standard()
                            .withSessionLifetime(lifetime)
                            .withUseExtendingSessions(false));
            new CredentialsStore(state).write(Loader.login(simulator));
            int created;
            try (var one = new OtherProcess(Calling.class, state.toString(), "A-");
                    var other = new OtherProcess(Calling.class, state.toString(), "B-")) {
                Until.itIs(() -> {
                    assertThat(one.process().isAlive() && other.process().isAlive())
                            .as("both go on")
                            .isTrue();
                    return simulator.oauth().counts().sessionsExpired() >= sessions;
                });
                one.endInput();
                other.endInput();
                created = Integer.parseInt(one.line().orElseThrow())
                        + Integer.parseInt(other.line().orElseThrow());
            }

            var counts = simulator.oauth().counts();
            System.out.printf(
                    "two processes: %,d records, %d sessions ended, %d refreshes (2 to begin), %d families revoked%n",
                    created, counts.sessionsExpired(), counts.refreshes(), counts.familiesRevoked());
            assertThat(simulator.count("Contact")).isEqualTo(created);
            assertThat(counts.refreshes() - 2 - counts.sessionsExpired()).isBetween(-1L, 1L);
            assertThat(counts.familiesRevoked()).isZero();
        }
    }
}
