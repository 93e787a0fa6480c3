package io.saddlebag.simulator.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts each user's sign-ins of the last hour. */
final class LoginRate {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Map<String, Deque<Instant>> logins = new HashMap<>();

    /** Counts one more, or refuses it. */
    synchronized void take(User user, Instant now, int allowed) {
        var recent = logins.computeIfAbsent(user.username(), name -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.peekFirst().plus(WINDOW).isAfter(now)) {
            recent.pollFirst();
        }
        OAuthRefusal.unless(recent.size() < allowed, OAuthError.LOGIN_RATE_EXCEEDED);
        recent.addLast(now);
    }
}
