package io.saddlebag.salesforce.login;

import io.saddlebag.words.Visible;

/** An address as a message may hold it: on one line, not endless, and without the password that may stand before its host. */
final class Shown {

    private static final int LONGEST = 200;

    private Shown() {}

    static String of(String text) {
        var plain = text.replaceFirst("//[^/?#]*@", "//***@");
        return Visible.of(plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain);
    }
}
