package io.saddlebag.simulator.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * A session of a user with an app.
 *
 * @param grant the refresh token's grant that it dies with; empty for flows without one
 * @param end when it expires unless it is used before
 */
record AccessToken(
        String token,
        String appKey,
        String username,
        Scopes scopes,
        Optional<Grant> grant,
        Instant issued,
        Instant end) {

    AccessToken until(Instant later) {
        return new AccessToken(token, appKey, username, scopes, grant, issued, later);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "session of " + username + " with " + appKey;
    }
}
