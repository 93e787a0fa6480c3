package io.saddlebag.simulator;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a simulator behaves.
 *
 * @param port 0 for any free one
 * @param latency how long every answer takes at least
 * @param dailyApiLimit requests in 24 hours; a Developer Edition has 15,000
 * @param clock where the time comes from
 * @param seed of everything random
 * @param sessionLifetime how long a session lives after its last use
 * @param rotateRefreshTokens whether each refresh gives a new refresh token and kills the old
 * @param passwordFlow whether the username-password flow is allowed; new orgs block it
 * @param history how many writes are remembered for tests to look at; 0 to save the memory
 */
public record Settings(
        int port,
        Duration latency,
        long dailyApiLimit,
        InstantSource clock,
        long seed,
        Duration sessionLifetime,
        boolean rotateRefreshTokens,
        boolean passwordFlow,
        int history) {

    public static Settings defaults() {
        return new Settings(
                0, Duration.ZERO, 15_000, InstantSource.system(), 1, Duration.ofHours(2), false, true, 1_000_000);
    }

    public Settings withPort(int value) {
        return new Settings(
                value,
                latency,
                dailyApiLimit,
                clock,
                seed,
                sessionLifetime,
                rotateRefreshTokens,
                passwordFlow,
                history);
    }

    public Settings withLatency(Duration value) {
        return new Settings(
                port, value, dailyApiLimit, clock, seed, sessionLifetime, rotateRefreshTokens, passwordFlow, history);
    }

    public Settings withDailyApiLimit(long value) {
        return new Settings(
                port, latency, value, clock, seed, sessionLifetime, rotateRefreshTokens, passwordFlow, history);
    }

    public Settings withClock(InstantSource value) {
        return new Settings(
                port, latency, dailyApiLimit, value, seed, sessionLifetime, rotateRefreshTokens, passwordFlow, history);
    }

    public Settings withSeed(long value) {
        return new Settings(
                port,
                latency,
                dailyApiLimit,
                clock,
                value,
                sessionLifetime,
                rotateRefreshTokens,
                passwordFlow,
                history);
    }

    public Settings withSessionLifetime(Duration value) {
        return new Settings(
                port, latency, dailyApiLimit, clock, seed, value, rotateRefreshTokens, passwordFlow, history);
    }

    public Settings withRotateRefreshTokens(boolean value) {
        return new Settings(port, latency, dailyApiLimit, clock, seed, sessionLifetime, value, passwordFlow, history);
    }

    public Settings withPasswordFlow(boolean value) {
        return new Settings(
                port, latency, dailyApiLimit, clock, seed, sessionLifetime, rotateRefreshTokens, value, history);
    }

    public Settings withHistory(int value) {
        return new Settings(
                port, latency, dailyApiLimit, clock, seed, sessionLifetime, rotateRefreshTokens, passwordFlow, value);
    }
}
