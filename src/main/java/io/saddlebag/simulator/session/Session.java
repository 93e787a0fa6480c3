package io.saddlebag.simulator.session;

/**
 * A user's session.
 *
 * @param userId and {@code orgId}: 18 characters
 */
public record Session(String userId, String username, String orgId) {}
