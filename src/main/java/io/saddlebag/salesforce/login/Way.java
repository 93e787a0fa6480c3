package io.saddlebag.salesforce.login;

import java.util.EnumSet;
import java.util.Set;

/** What a sign-in starts from. It decides what a refusal means, and what a person can do about it. */
enum Way {
    /** A person signed in with a browser: {@code saddlebag login}. */
    BROWSER("", "Run: saddlebag login"),
    /** A refresh token that somebody put into the settings. */
    GIVEN_TOKEN(
            "a refresh token of the settings",
            "Put a new one into camel.component.salesforce.refresh-token, or remove it and run: saddlebag login"),
    /** JWT, client credentials, or user name and password: a new access token can be had at any time, by nobody's help. */
    UNATTENDED("JWT, client credentials, password", "See the user's login history in Setup for the reason.");

    static final Set<Way> ALL = EnumSet.allOf(Way.class);

    private final String words;
    private final String cure;

    Way(String words, String cure) {
        this.words = words;
        this.cure = cure;
    }

    static Way of(LoginMethod method) {
        if (method instanceof LoginMethod.Stored stored) {
            return stored.credentials().seed().isPresent() ? GIVEN_TOKEN : BROWSER;
        }
        if (method instanceof LoginMethod.GivenToken) {
            return GIVEN_TOKEN;
        }
        return method instanceof LoginMethod.Missing ? BROWSER : UNATTENDED;
    }

    /** As the README calls it; empty for the usual one. */
    String words() {
        return words;
    }

    /** What helps when a login is refused for good. */
    String cure() {
        return cure;
    }
}
