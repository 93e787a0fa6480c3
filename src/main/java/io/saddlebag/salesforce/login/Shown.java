package io.saddlebag.salesforce.login;

import io.saddlebag.words.Visible;

/** An address of somebody else's as a message may hold it. */
final class Shown {

    private static final int LONGEST = 200;

    private Shown() {}

    static String of(String text) {
        return Visible.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    }
}
