package io.saddlebag.salesforce.login;

/** The stored login cannot be read or written; the message is a sentence for the user. */
public final class CredentialsUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    CredentialsUnusable(String sentence) {
        super(sentence);
    }

    CredentialsUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
