package io.saddlebag.salesforce.login;

import java.nio.file.Path;
import java.util.Optional;

/** How to get an access token, as it follows from what is configured and stored. */
public sealed interface LoginMethod {

    String loginUrl();

    String clientId();

    Optional<String> clientSecret();

    /** The login that {@code saddlebag login} stored, or one that a refresh token of the settings was rotated to. */
    record Stored(Credentials credentials) implements LoginMethod {
        @Override
        public String loginUrl() {
            return credentials.loginUrl();
        }

        @Override
        public String clientId() {
            return credentials.clientId();
        }

        @Override
        public Optional<String> clientSecret() {
            return credentials.clientSecret();
        }
    }

    /** A refresh token that stands in the settings. */
    record GivenToken(String loginUrl, String clientId, Optional<String> clientSecret, String refreshToken)
            implements LoginMethod {
        @Override
        public String toString() {
            return "refresh token of the settings at " + loginUrl;
        }
    }

    /** A certificate whose key signs for a user. */
    record Jwt(String loginUrl, String clientId, String username, Path keyStore, String password, String audience)
            implements LoginMethod {
        @Override
        public Optional<String> clientSecret() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "JWT for " + username + " at " + loginUrl;
        }
    }

    record Password(String loginUrl, String clientId, Optional<String> clientSecret, String username, String password)
            implements LoginMethod {
        @Override
        public String toString() {
            return "password of " + username + " at " + loginUrl;
        }
    }

    record ClientCredentials(String loginUrl, String clientId, Optional<String> clientSecret) implements LoginMethod {
        @Override
        public String toString() {
            return "client credentials at " + loginUrl;
        }
    }

    /** Nothing is stored, and the settings are not enough for any flow. */
    record Missing(String loginUrl, String clientId, Optional<String> clientSecret) implements LoginMethod {
        @Override
        public String toString() {
            return "no login";
        }
    }
}
