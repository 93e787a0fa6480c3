package io.saddlebag.simulator.oauth;

import java.util.Optional;

/**
 * A request for a token that was found right.
 *
 * @param grant the refresh token it belongs to
 * @param newRefreshToken whether the answer names a refresh token
 * @param nonce to be repeated in the id token
 */
record Granted(
        App app, User user, Scopes scopes, Optional<Grant> grant, boolean newRefreshToken, Optional<String> nonce) {

    static Granted withoutRefreshToken(App app, User user, Scopes scopes) {
        return new Granted(app, user, scopes.online(), Optional.empty(), false, Optional.empty());
    }
}
