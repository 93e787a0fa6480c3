package io.saddlebag.salesforce.login;

import io.saddlebag.secrets.Secrets;
import io.saddlebag.words.Visible;
import java.util.regex.Pattern;

/**
 * What a stranger says of a refusal, as a message may repeat it: a short line with nothing in it that may be a secret. Whoever
 * answers in Salesforce's place may send back what it was asked with.
 */
final class Told {

    /** Codes, verifiers and tokens are longer than any word of a refusal, encoded or in pieces too. */
    private static final Pattern MAY_BE_SECRET = Pattern.compile("\\S{31,}");

    private static final int LONGEST = 200;

    private Told() {}

    static String of(String text) {
        var told = MAY_BE_SECRET.matcher(Secrets.hidden(text.strip())).replaceAll("…");
        return Visible.of(told.length() > LONGEST ? told.substring(0, LONGEST) + "…" : told);
    }
}
