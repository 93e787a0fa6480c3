package io.saddlebag.simulator.oauth;

/**
 * Whom an access token names.
 *
 * @param userId and {@code orgId}: 18 characters
 */
public record SignedIn(String userId, String username, String orgId, Scopes scopes) {}
