package io.saddlebag.salesforce.login;

/** The key of the JWT flow cannot be used; the message is a sentence for the user. */
final class KeyFileUnusable extends RuntimeException {

    private static final long serialVersionUID = 1;

    KeyFileUnusable(String sentence) {
        super(sentence);
    }
}
