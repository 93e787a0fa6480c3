package io.saddlebag.salesforce;

import java.util.Optional;

/** The login that calls are made with, and its renewal. */
public interface SignIn {

    /** The access token that the next call will carry; empty before the first sign-in. */
    Optional<String> token();

    /** The Id of the user that is signed in, 18 characters; empty before the first sign-in. */
    Optional<String> user();

    /**
     * The first 15 characters of the Id of the org that is signed in to; empty before the first sign-in. Not read from the
     * token, which may be a JWT and then another at each renewal.
     */
    Optional<String> org();

    /**
     * Gets a new access token after Salesforce refused one. Calls that were refused with the same token at once cause one
     * renewal; the others wait for it.
     *
     * @param refused the token that the refused call carried
     * @return empty when there is a usable token now, else why there is none
     */
    Optional<Trouble> renew(Optional<String> refused);

    /**
     * Salesforce refuses every call with this token. Where a new one can be had without a person, the next call asks for it.
     *
     * @return what follows when the cause is removed: {@code Run: saddlebag login}
     */
    String refusedForGood(Optional<String> token);
}
