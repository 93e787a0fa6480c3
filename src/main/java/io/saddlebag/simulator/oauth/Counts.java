package io.saddlebag.simulator.oauth;

import java.util.Map;

/**
 * What happened so far.
 *
 * @param tokens access tokens given, by the grant they were given for
 * @param sessionsExpired sessions that were used again after their time, or ended on demand; each once
 * @param familiesRevoked grants that ended because a rotated refresh token was used again
 */
public record Counts(Map<GrantType, Long> tokens, long sessionsExpired, long familiesRevoked) {

    public Counts {
        tokens = Map.copyOf(tokens);
    }

    public long refreshes() {
        return tokens.getOrDefault(GrantType.REFRESH_TOKEN, 0L);
    }
}
