package io.saddlebag.secrets;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What secrets look like, for those that nobody has told of: tokens on the wire, settings that others print. */
final class SecretForms {

    private static final String NAME = "(?:passw(?:or)?d|secret|token|verifier|assertion|passphrase)";
    private static final String[] NAMES = {
        "assw", "ASSW", "ecret", "ECRET", "oken", "OKEN", "erifier", "ssertion", "SSERTION", "assphrase"
    };

    /** What is left of a buffer, in characters, up to the next one. */
    private static final String REST = "(?:(?!\\]=\\{).){0,200}";

    private static final Form[] FORMS = {
        // Jetty shows the first and last bytes of a buffer, of a secret therefore any part: all of them are hidden.
        new Form("(\\]=\\{)(?s:.{0,200}?<<<.{0,200}?(?:>>>(?:" + REST + "\\}|" + REST + "$)|$))", "<<<"),
        new Form("(\\b(?i:authorization)\\b\"?[:=]\\s*\"?(?:\\w+\\s+)?)[^\\s\",;<>]+", "uthorization"),
        new Form("(\\b(?i:bearer)\\s+)[\\w!.~+/=%-]{12,}", "", "earer", "EARER"),
        // As in forms, settings and the texts that records have of themselves.
        new Form("((?i:" + NAME + ")\\s?=\\s?(?:Optional\\[)?)[^\\s&,;\"'<>\\])}]+", "=", NAMES),
        new Form("((?i:" + NAME + ")\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)+", "\"", NAMES),
        new Form("(\\w://[^\\s/:@]*:)[^\\s/@]+(?=@)", "@", "://"),
        new Form("([?&]code=)[^\\s&\"'<>]+", "code="),
        // The access tokens, refresh tokens and codes of Salesforce; a token may also be a JWT, as an assertion is.
        new Form("()\\b00D\\w{12}(?:!|%21)[\\w.%+/=-]{10,}", "00D"),
        new Form("()\\b5Aep861[\\w.%+/=-]{10,}", "5Aep861"),
        new Form("()\\baPrx[\\w.%+/=-]{16,}", "aPrx"),
        new Form("()\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*", "eyJ"),
        new Form("(-----BEGIN [A-Z ]*PRIVATE KEY-----)[^-]*", "PRIVATE KEY")
    };

    private static final int SHORTEST = 4;

    /** At TRACE there are millions of lines: one pass over each tells that most hold none of the marks, but for the short ones. */
    private static final Beginnings MARKS = new Beginnings(
            SHORTEST,
            Arrays.stream(FORMS)
                    .flatMap(Form::signs)
                    .filter(mark -> mark.length() >= SHORTEST)
                    .toArray(String[]::new));

    private SecretForms() {}

    /** @return the same object where nothing looks like a secret */
    static String hidden(String text) {
        boolean mayBeMarked = MARKS.mayStandIn(text);
        var told = text;
        for (var form : FORMS) {
            if (mayBeMarked || form.isShort) {
                told = form.hidden(told);
            }
        }
        return told.equals(text) ? text : told;
    }

    /**
     * Group 1 stays. Nothing is looked for in a text without what is needed and one of the marks, if there are any: stack traces
     * are full of tokens.
     */
    private static final class Form {

        private final Pattern pattern;
        private final String needed;
        private final String[] marks;
        private final boolean isShort;

        Form(String pattern, String needed, String... marks) {
            this.pattern = Pattern.compile(pattern);
            this.needed = needed;
            this.marks = marks;
            this.isShort = signs().anyMatch(mark -> mark.length() < SHORTEST);
        }

        String hidden(String text) {
            return isMarked(text) ? pattern.matcher(text).replaceAll("$1" + Secrets.HIDDEN) : text;
        }

        /** Of these, one is in each text that has the form. */
        Stream<String> signs() {
            return marks.length == 0 ? Stream.of(needed) : Arrays.stream(marks);
        }

        private boolean isMarked(String text) {
            if (!text.contains(needed)) {
                return false;
            }
            for (var mark : marks) {
                if (text.contains(mark)) {
                    return true;
                }
            }
            return marks.length == 0;
        }
    }
}
