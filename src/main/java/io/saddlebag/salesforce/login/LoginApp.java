package io.saddlebag.salesforce.login;

import java.util.Optional;

/**
 * The app that a user signs in to, and where.
 *
 * @param clientSecret empty for a public client
 */
public record LoginApp(
        String loginUrl, String clientId, Optional<String> clientSecret, String redirectUri, RequestedScopes scopes) {

    @Override
    public String toString() {
        return Subjects.app(clientId) + " at " + loginUrl;
    }
}
