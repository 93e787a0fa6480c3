package io.saddlebag.simulator.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The codes, refresh tokens and access tokens that are alive, and how they end. Safe for many threads. */
final class Tokens {

    private final Supplier<OAuthSettings> settings;
    private final InstantSource clock;
    private final RandomGenerator random;

    private final Map<String, AuthorizationCode> codes = new HashMap<>();
    private final Set<String> spentCodes = new HashSet<>();
    /** By every refresh token that a grant ever had. */
    private final Map<String, Grant> grants = new HashMap<>();

    private final List<Grant> inOrder = new ArrayList<>();
    private final Map<String, AccessToken> sessions = new HashMap<>();
    private long sessionsExpired;
    private long familiesRevoked;

    Tokens(Supplier<OAuthSettings> settings, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
    }

    /** Real codes end in {@code =}, so that clients must encode and decode them. */
    synchronized String newCode(AuthorizationCode code) {
        var text = "aPrx" + Secrets.opaque(random, 36) + "==";
        codes.put(text, code);
        return text;
    }

    /**
     * Spends a code, once.
     *
     * @param check refuses the exchange; the code then stays good
     */
    synchronized AuthorizationCode spend(String text, Consumer<AuthorizationCode> check) {
        OAuthRefusal.unless(!spentCodes.contains(text), OAuthError.EXPIRED_CODE);
        var code = Optional.ofNullable(codes.get(text)).orElseThrow(() -> new OAuthRefusal(OAuthError.INVALID_CODE));
        OAuthRefusal.unless(clock.instant().isBefore(code.end()), OAuthError.EXPIRED_CODE);
        check.accept(code);
        codes.remove(text);
        spentCodes.add(text);
        return code;
    }

    /** A new refresh token. The oldest of this user and app ends silently when there are too many. */
    synchronized Grant newGrant(App app, User user, Scopes scopes) {
        var same = inOrder.stream()
                .filter(grant -> grant.appKey.equals(app.key()) && grant.username.equals(user.username()))
                .toList();
        if (same.size() >= settings.get().grantsPerUserAndApp()) {
            revoke(same.get(0));
        }
        var grant = new Grant(app.key(), user.username(), scopes, newRefreshToken(), clock.instant());
        grants.put(grant.current(), grant);
        inOrder.add(grant);
        return grant;
    }

    /**
     * The grant that a refresh token stands for. Under rotation it has a new refresh token from now on, and a token that was
     * rotated away before ends the whole family.
     */
    synchronized Grant refresh(String refreshToken, App app) {
        var grant = liveGrant(refreshToken)
                .filter(live -> live.appKey.equals(app.key()))
                .orElseThrow(() -> new OAuthRefusal(OAuthError.EXPIRED_TOKEN));
        if (!grant.isCurrent(refreshToken)) {
            revoke(grant);
            familiesRevoked++;
            throw new OAuthRefusal(OAuthError.EXPIRED_TOKEN);
        }
        grant.usedAt(clock.instant());
        if (app.rotates()) {
            grant.rotateTo(newRefreshToken());
            grants.put(grant.current(), grant);
        }
        return grant;
    }

    /** The grant of any refresh token that it ever had, unless it is over. */
    synchronized Optional<Grant> liveGrant(String refreshToken) {
        var grant = Optional.ofNullable(grants.get(refreshToken));
        if (grant.flatMap(this::endOf)
                .filter(end -> !clock.instant().isBefore(end))
                .isPresent()) {
            revoke(grant.get());
            return Optional.empty();
        }
        return grant;
    }

    /** When a grant ends of itself, by the idle limit or its age. */
    Optional<Instant> endOf(Grant grant) {
        return grant.end(settings.get().refreshIdleLimit(), settings.get().refreshAge());
    }

    private String newRefreshToken() {
        return "5Aep861" + Secrets.opaque(random, 54);
    }

    synchronized AccessToken newSession(String orgId15, App app, User user, Scopes scopes, Optional<Grant> grant) {
        var now = clock.instant();
        var token = orgId15 + "!AQ0AQ" + Secrets.opaque(random, 66);
        var session = new AccessToken(
                token,
                app.key(),
                user.username(),
                scopes,
                grant,
                now,
                now.plus(settings.get().sessionLifetime()));
        sessions.put(token, session);
        return session;
    }

    /** The session of an access token that is alive; looking does not extend it. */
    synchronized Optional<AccessToken> session(String token) {
        var session = Optional.ofNullable(sessions.get(token));
        if (session.filter(known -> !clock.instant().isBefore(known.end())).isPresent()) {
            expire(token);
            return Optional.empty();
        }
        return session;
    }

    /** The same, and it lives on from now, where use extends it. */
    synchronized Optional<AccessToken> use(String token) {
        if (!settings.get().useExtendsSessions()) {
            return session(token);
        }
        return session(token).map(session -> {
            var extended = session.until(clock.instant().plus(settings.get().sessionLifetime()));
            sessions.put(token, extended);
            return extended;
        });
    }

    /** Ends a session as if its time were over. */
    synchronized void expire(String token) {
        if (sessions.remove(token) != null) {
            sessionsExpired++;
        }
    }

    synchronized void expireAll() {
        sessionsExpired += sessions.size();
        sessions.clear();
    }

    synchronized void clear() {
        codes.clear();
        grants.clear();
        inOrder.clear();
        sessions.clear();
    }

    /** Ends a refresh token with its access tokens, or one access token alone; false when the token is neither. */
    synchronized boolean revoke(String token) {
        var grant = liveGrant(token);
        grant.ifPresent(this::revoke);
        return grant.isPresent() || sessions.remove(token) != null;
    }

    private void revoke(Grant grant) {
        grant.all().forEach(grants::remove);
        inOrder.remove(grant);
        sessions.values()
                .removeIf(session -> session.grant().filter(own -> own == grant).isPresent());
    }

    synchronized long sessionsExpired() {
        return sessionsExpired;
    }

    synchronized long familiesRevoked() {
        return familiesRevoked;
    }
}
