package io.saddlebag.salesforce.login;

import io.saddlebag.secrets.Secrets;
import java.util.regex.Pattern;

/**
 * What a stranger says of a refusal, as a message may repeat it: a short line with nothing in it that may be a secret. A
 * server in Salesforce's place may send back what it was asked with.
 */
final class Told {

    /** Codes, verifiers and tokens are longer than any word of a refusal, encoded or in pieces too. */
    private static final Pattern MAY_BE_SECRET = Pattern.compile("\\S{31,}");

    private Told() {}

    static String of(String text) {
        return Shown.line(MAY_BE_SECRET.matcher(Secrets.hidden(text.strip())).replaceAll("…"));
    }
}
