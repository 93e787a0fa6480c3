package io.saddlebag.salesforce.login;

import java.util.Optional;

/** How signing out ended. */
public sealed interface LogoutResult {

    /** Revoked at Salesforce and forgotten here. */
    record SignedOut(Optional<SignedInUser> user) implements LogoutResult {}

    /** There was nothing to forget. */
    record NotSignedIn() implements LogoutResult {}

    /** Salesforce could not be told, so the login was kept. */
    record Kept(SignInFailure failure) implements LogoutResult {}
}
