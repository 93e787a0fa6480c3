package io.saddlebag.simulator;

import io.saddlebag.simulator.front.Versions;
import io.saddlebag.simulator.oauth.OAuthSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** How a simulator behaves. Immutable; each {@code with…} gives another. */
public final class Settings implements Cloneable {

    private int port;
    private Duration latency = Duration.ZERO;
    private long dailyApiLimit = 15_000;
    private InstantSource clock = InstantSource.system();
    private long seed = 1;
    private Duration sessionLifetime = Duration.ofHours(2);
    private boolean rotateRefreshTokens;
    private boolean passwordFlow = true;
    private Instant passwordFlowEnd = OAuthSettings.PASSWORD_FLOW_END;
    private int history = 1_000_000;
    private boolean stock;
    private Versions versions = Versions.WINTER_27;

    private Settings() {}

    public static Settings defaults() {
        return new Settings();
    }

    /** 0 for any free one. */
    public Settings withPort(int value) {
        return changed(settings -> settings.port = value);
    }

    /** How long every answer takes at least. */
    public Settings withLatency(Duration value) {
        return changed(settings -> settings.latency = value);
    }

    /** API requests in 24 hours; a Developer Edition has 15,000. */
    public Settings withDailyApiLimit(long value) {
        return changed(settings -> settings.dailyApiLimit = value);
    }

    /** Where the time comes from. */
    public Settings withClock(InstantSource value) {
        return changed(settings -> settings.clock = value);
    }

    /** The seed of everything random. */
    public Settings withSeed(long value) {
        return changed(settings -> settings.seed = value);
    }

    /** How long a session lives after its last use. */
    public Settings withSessionLifetime(Duration value) {
        return changed(settings -> settings.sessionLifetime = value);
    }

    /** Whether each refresh gives a new refresh token and kills the old. */
    public Settings withRotateRefreshTokens(boolean value) {
        return changed(settings -> settings.rotateRefreshTokens = value);
    }

    /** Whether the username-password flow is allowed; new orgs block it. */
    public Settings withPasswordFlow(boolean value) {
        return changed(settings -> settings.passwordFlow = value);
    }

    /** From when on the username-password flow is refused; tests that sign in by it must not depend on today's date. */
    public Settings withPasswordFlowEnd(Instant value) {
        return changed(settings -> settings.passwordFlowEnd = value);
    }

    /** How many writes are remembered for tests to look at; 0 to save the memory. */
    public Settings withHistory(int value) {
        return changed(settings -> settings.history = value);
    }

    /**
     * An org as Salesforce hands it out: no custom field, the username-password flow blocked, refresh tokens that end when
     * they lie unused for 30 days, and the app {@code guide} beside the others, as Salesforce's integration guide makes it.
     */
    public Settings withStock(boolean value) {
        return changed(settings -> {
            settings.stock = value;
            settings.passwordFlow = settings.passwordFlow && !value;
        });
    }

    /** The API versions that the org offers: those of its release, but for the retired. */
    public Settings withVersions(Versions value) {
        return changed(settings -> settings.versions = value);
    }

    private Settings changed(Consumer<Settings> change) {
        try {
            var copy = (Settings) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public Duration latency() {
        return latency;
    }

    public long dailyApiLimit() {
        return dailyApiLimit;
    }

    public InstantSource clock() {
        return clock;
    }

    public long seed() {
        return seed;
    }

    public Duration sessionLifetime() {
        return sessionLifetime;
    }

    public boolean rotateRefreshTokens() {
        return rotateRefreshTokens;
    }

    public boolean passwordFlow() {
        return passwordFlow;
    }

    public Instant passwordFlowEnd() {
        return passwordFlowEnd;
    }

    public int history() {
        return history;
    }

    public boolean stock() {
        return stock;
    }

    public Versions versions() {
        return versions;
    }
}
