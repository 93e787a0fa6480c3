package io.saddlebag.salesforce.login;

import io.saddlebag.secrets.Secrets;
import io.saddlebag.words.Visible;

/** An address or a name as a message may hold it: on one line, not endless, and without secrets, before its host or elsewhere. */
final class Shown {

    private static final int LONGEST = 200;

    private Shown() {}

    static String of(String text) {
        return line(Secrets.hidden(text.replaceFirst("//[^/?#]*@", "//***@")));
    }

    /** @param plain without secrets */
    static String line(String plain) {
        return Visible.of(plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain);
    }
}
