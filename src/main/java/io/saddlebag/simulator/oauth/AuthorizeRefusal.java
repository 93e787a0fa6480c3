package io.saddlebag.simulator.oauth;

import io.saddlebag.simulator.faults.Fault;
import java.util.Arrays;

/** A refusal of the authorize endpoint, and where it is told. */
record AuthorizeRefusal(String code, String description, Shown shown) {

    /** No error of OAuth: all that the page says where Salesforce does not tell the reason. */
    static final String GENERIC = "OAUTH_APPROVAL_ERROR_GENERIC";

    static AuthorizeRefusal of(OAuthError error) {
        return new AuthorizeRefusal(error.code(), error.description(), error.shown());
    }

    /** An ordered one: a known error with its own words, unless others are given, where Salesforce shows it. */
    static AuthorizeRefusal of(Fault.AuthorizeRefused fault) {
        var known = Arrays.stream(OAuthError.values())
                .filter(error -> error.code().equals(fault.error()))
                .findFirst();
        var words = known.map(OAuthError::description).orElse("refused on purpose");
        var usual = known.map(OAuthError::shown).orElse(Shown.CALLBACK);
        var refusal = new AuthorizeRefusal(
                fault.error(),
                fault.description().isEmpty() ? words : fault.description(),
                fault.error().equals(GENERIC) ? Shown.PAGE_ALONE : usual);
        return fault.onPage() ? refusal.on(Shown.GENERIC_PAGE) : refusal;
    }

    /** Before the client is known nothing goes to a callback. */
    AuthorizeRefusal withoutCallback() {
        return on(Shown.NAMED_PAGE);
    }

    private AuthorizeRefusal on(Shown page) {
        return shown == Shown.CALLBACK ? new AuthorizeRefusal(code, description, page) : this;
    }
}
