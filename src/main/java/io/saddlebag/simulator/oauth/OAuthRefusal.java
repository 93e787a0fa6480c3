package io.saddlebag.simulator.oauth;

/** Ends a request with an {@link OAuthError}, from wherever it was found. Carries no stack trace: it is an answer, no failure. */
final class OAuthRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final OAuthError error;

    OAuthRefusal(OAuthError error) {
        super(error.code() + ": " + error.description(), null, false, false);
        this.error = error;
    }

    OAuthError error() {
        return error;
    }

    /** Refuses unless the condition holds. */
    static void unless(boolean condition, OAuthError error) {
        if (!condition) {
            throw new OAuthRefusal(error);
        }
    }
}
