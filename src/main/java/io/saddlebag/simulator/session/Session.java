package io.saddlebag.simulator.session;

/**
 * A user's session.
 *
 * @param userId and {@code orgId}: 18 characters
 * @param api whether its scopes let it call the REST API
 */
public record Session(String userId, String username, String orgId, boolean api) {}
