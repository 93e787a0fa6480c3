package io.saddlebag.salesforce.login;

import java.time.Instant;
import java.util.Optional;

/** How an attempt to sign in by browser ended. */
public sealed interface LoginResult {

    /** @param until when the login ends of itself, where Salesforce tells */
    record SignedIn(SignedInUser user, Optional<Instant> until) implements LoginResult {}

    record Failed(SignInFailure failure) implements LoginResult {}

    /** The address that was pasted holds the answer to another sign-in. */
    record WrongState() implements LoginResult {}

    /** The port of the callback belongs to another program. */
    record PortTaken(int port, String redirectUri) implements LoginResult {}

    /** The browser cannot come back by itself, and no more can be pasted. */
    record NothingPasted(String redirectUri) implements LoginResult {}

    /** Nobody came back in time. */
    record NoAnswer(String redirectUri) implements LoginResult {}

    /**
     * Salesforce gave an access token but no refresh token, so the login would end within hours. Nothing was stored.
     *
     * @param asked what the settings ask for
     */
    record NoRefreshToken(RequestedScopes asked) implements LoginResult {

        public String sentence() {
            return "Signed in, but Salesforce gave no refresh token, so this login would end within hours. Nothing was stored. "
                    + (asked.lacksRefreshToken() ? ofSettings() : OF_APP);
        }

        private String ofSettings() {
            return "%s is '%s', without refresh_token, which no other scope includes. Add refresh_token, or remove the setting, then run: saddlebag login"
                    .formatted(RequestedScopes.KEY, asked);
        }

        private static final String OF_APP = "Add the scope " + RequestedScopes.REFRESH_LABEL
                + " to the app ('full' does not include it): Setup > External Client App Manager > your app > Settings > OAuth"
                + " Settings > OAuth Scopes. Some minutes later, run: saddlebag login";
    }
}
