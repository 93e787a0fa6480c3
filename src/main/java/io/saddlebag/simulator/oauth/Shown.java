package io.saddlebag.simulator.oauth;

/** Where Salesforce tells a refusal of the authorize endpoint. */
enum Shown {
    /** To the client, by its callback. */
    CALLBACK,
    /** On the error page: its address and its text name the error. */
    NAMED_PAGE,
    /** On the error page: its address names the error, its text is the same for every error. */
    GENERIC_PAGE,
    /** On a page of the authorize endpoint itself: neither its address nor its text names the error. */
    PAGE_ALONE
}
