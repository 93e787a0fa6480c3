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

    /** Nobody came back in time. */
    record NoAnswer(String redirectUri) implements LoginResult {}

    /** Salesforce gave an access token but no refresh token, so the login would end within hours. */
    record NoRefreshToken() implements LoginResult {}
}
