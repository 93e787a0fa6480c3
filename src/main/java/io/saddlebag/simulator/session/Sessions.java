package io.saddlebag.simulator.session;

import java.util.Optional;

/** The sessions that are alive. Implementations are safe for many threads. */
public interface Sessions {

    /** The session of an access token; using it extends its life. Empty when it is unknown, expired or revoked. */
    Optional<Session> of(String accessToken);

    /** Ends the session of an access token at once; its refresh token lives on. */
    void expire(String accessToken);
}
