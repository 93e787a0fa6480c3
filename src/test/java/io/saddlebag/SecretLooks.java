package io.saddlebag;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What secrets look like, those that the simulator gives out above all. */
final class SecretLooks {

    private static final Map<String, Pattern> LOOKS = new LinkedHashMap<>();

    /** What each secret has, and the place in it of a character that most lines lack. There are millions of them. */
    private record Mark(String text, int rare) {
        boolean isAround(String line, int at) {
            return line.startsWith(text, at - rare);
        }
    }

    /** No text without one of these holds a secret; by their rare characters. */
    private static final Mark[][] MARKS = new Mark[128][];

    static {
        marks('<', "<<<");
        marks('5', "5Aep861");
        marks('!', "!AQ0AQ");
        marks('P', "aPrx", "PRIVATE KEY");
        marks('-', "saddlebag-secret");
        marks('J', "eyJ");
        marks('=', "verifier=", "secret=", "password=", "token=", "assertion=");
        LOOKS.put("bytes of a call", Pattern.compile("=\\{.{0,200}<<<"));
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

    private static void marks(char rare, String... texts) {
        MARKS[rare] =
                Stream.of(texts).map(text -> new Mark(text, text.indexOf(rare))).toArray(Mark[]::new);
    }

    private static boolean isMarked(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit < MARKS.length && MARKS[unit] != null && isMarked(text, at, MARKS[unit])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMarked(String text, int at, Mark... marks) {
        for (var mark : marks) {
            if (mark.isAround(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
