package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.oauth.OAuthSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random moments of a process that does nothing but refresh, under rotation. The store is whole every
 * time. The login is lost only where Salesforce had given the new token away and it was not yet written, and then the next
 * sign-in says that.
 */
class KilledWhileRefreshingTest {

    private static final int LONGEST_LIFE_MILLIS = 400;

    @TempDir
    private Path state;

    @Test
    void after_five_kills() throws Exception {
        kill(5, 1);
    }

    @Test
    @Tag("signin")
    void after_two_hundred_kills() throws Exception {
        kill(200, 2);
    }

    private void kill(int times, long seed) throws Exception {
        var moments = new Random(seed);
        int lost = 0;
        long refreshes = 0;
        try (var simulator = Simulator.start(Settings.defaults().withRotateRefreshTokens(true))) {
            simulator.oauth().change(OAuthSettings.standard().withLoginsPerUserAndHour(Integer.MAX_VALUE));
            store().write(Loader.login(simulator));
            for (int kill = 1; kill <= times; kill++) {
                refreshes += refreshUntilKilled(moments.nextInt(LONGEST_LIFE_MILLIS));

                assertThat(store().read()).as("the store after kill %d", kill).isPresent();
                var check = LoginCheck.of(new LoginSettings(Map.of(), state), store(), InstantSource.system());
                if (!check.works()) {
                    lost++;
                    assertThat(check.sentences())
                            .singleElement()
                            .asString()
                            .startsWith("Salesforce no longer accepts the stored login for demo@saddlebag.test")
                            .contains(
                                    "a new refresh token was given out in the very moment when Saddlebag was stopped");
                    store().write(Loader.login(simulator));
                }
                assertThat(simulator.oauth().counts().familiesRevoked()).isEqualTo(lost);
            }
        }
        System.out.printf(
                "%d kills in %,d refreshes: the store was whole %d times, the login was lost %d times%n",
                times, refreshes, times, lost);
    }

    /** @return how often it had refreshed, as it said */
    private long refreshUntilKilled(int millis) throws Exception {
        try (var refreshing = new OtherProcess(Refreshing.class, state.toString())) {
            assertThat(refreshing.line()).contains("refreshed");
            assertThat(refreshing.process().waitFor(millis, TimeUnit.MILLISECONDS))
                    .isFalse();
            refreshing.kill();
            long said = 1;
            for (var line = refreshing.line(); line.isPresent(); line = refreshing.line()) {
                assertThat(line).contains("refreshed");
                said++;
            }
            return said;
        }
    }

    private CredentialsStore store() {
        return new CredentialsStore(state);
    }
}
