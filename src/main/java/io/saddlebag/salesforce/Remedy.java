package io.saddlebag.salesforce;

/** What to do about an error. {@link Remedies} says which error gets which. */
public enum Remedy {
    /** Nothing is wrong with the records: make the same call again after a pause. */
    CALL_AGAIN,
    /** Send this record again after a pause: another change held its row. */
    RECORD_AGAIN,
    /** Wait until the org has API requests left. */
    WAIT_FOR_LIMIT,
    /** Wait until the org has room or lets work again: {@link OrgErrors}. */
    WAIT_FOR_ORG,
    /** Get a new access token, once, then call again. */
    SIGN_IN,
    /** A person must sign in or be let in: a new token would not help. */
    STOP_SIGN_IN,
    /** The flow names what is not there or may not be used: pause it with one message. */
    STOP_FLOW,
    /** The record's parent is not in Salesforce yet. */
    WAIT_FOR_PARENT,
    /** The record itself is wrong, and will be until somebody corrects it. */
    DEAD_LETTER
}
