package io.saddlebag.simulator.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user once allowed an app: a refresh token and, under rotation, all that came before it. Guarded by
 * {@link Tokens}.
 */
final class Grant {

    final Scopes scopes;
    final String appKey;
    final String username;
    final Instant given;
    private final List<String> used = new ArrayList<>();
    private String current;
    private Instant lastUse;

    Grant(String appKey, String username, Scopes scopes, String refreshToken, Instant given) {
        this.appKey = appKey;
        this.username = username;
        this.scopes = scopes;
        this.current = refreshToken;
        this.given = given;
        this.lastUse = given;
    }

    boolean isCurrent(String refreshToken) {
        return Secrets.equal(current, refreshToken);
    }

    String current() {
        return current;
    }

    void usedAt(Instant now) {
        lastUse = now;
    }

    void rotateTo(String refreshToken) {
        used.add(current);
        current = refreshToken;
    }

    /** When it ends of itself, as things stand; empty for never. */
    Optional<Instant> end(Optional<Duration> idleLimit, Optional<Duration> age) {
        var idle = idleLimit.map(lastUse::plus);
        var old = age.map(given::plus);
        return idle.isPresent() && old.isPresent()
                ? Optional.of(idle.get().isBefore(old.get()) ? idle.get() : old.get())
                : idle.or(() -> old);
    }

    /** Every refresh token that it ever had. */
    List<String> all() {
        var all = new ArrayList<>(used);
        all.add(current);
        return all;
    }
}
