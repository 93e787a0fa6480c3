package io.saddlebag.simulator.oauth;

import java.time.Instant;
import java.util.Optional;

/** What a user allowed at the authorize page, until the client comes for its token. */
record AuthorizationCode(
        String appKey,
        String username,
        Scopes scopes,
        String redirectUri,
        Optional<String> challenge,
        Optional<String> nonce,
        Instant end) {}
