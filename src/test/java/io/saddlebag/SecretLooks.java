package io.saddlebag;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What secrets look like, those that the simulator gives out above all. */
final class SecretLooks {

    private static final Map<String, Pattern> LOOKS = new LinkedHashMap<>();

    /** No text without one of these holds a secret. There are millions of lines to look through. */
    private static final String[] MARKS = {
        "5Aep861",
        "!AQ0AQ",
        "aPrx",
        "saddlebag-secret",
        "eyJ",
        "PRIVATE KEY",
        "verifier=",
        "secret=",
        "password=",
        "token=",
        "assertion="
    };

    static {
        LOOKS.put("a refresh token", Pattern.compile("5Aep861[\\w.]{20,}"));
        LOOKS.put("an access token", Pattern.compile("00D\\w{12}!AQ0AQ[\\w.]{20,}"));
        LOOKS.put("an authorization code", Pattern.compile("aPrx[\\w.]{20,}"));
        LOOKS.put("a consumer secret", Pattern.compile("saddlebag-secret"));
        LOOKS.put("a signed assertion", Pattern.compile("eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}"));
        LOOKS.put("a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"));
        LOOKS.put(
                "a secret parameter",
                Pattern.compile(
                        "(code_verifier|client_secret|password|refresh_token|assertion|access_token)=[^&\\s*]"));
    }

    private SecretLooks() {}

    /** The first secret in a text, as what it is and where it stands, itself left out; empty when there is none. */
    static Optional<String> in(String text) {
        if (!isMarked(text)) {
            return Optional.empty();
        }
        return LOOKS.entrySet().stream()
                .filter(look -> look.getValue().matcher(text).find())
                .findFirst()
                .map(look -> look.getKey() + ": "
                        + shortened(look.getValue().matcher(text).replaceAll("<here>")));
    }

    private static boolean isMarked(String text) {
        for (var mark : MARKS) {
            if (text.contains(mark)) {
                return true;
            }
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
