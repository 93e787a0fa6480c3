package io.saddlebag.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a query as the SOQL reference describes it, in ignorance of how queries are written here. */
final class SoqlTokens {

    /** What is no quoted text: a word, a date or time, a number, a sign. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]\\w*(?:\\.\\w+)*(?::\\d+)?"
            + "|\\d{4}-\\d\\d-\\d\\d(?:T\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d))?"
            + "|\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z|-?\\d+(?:\\.\\d+)?|[<>!]=|[=<>(),]");

    private static final Pattern QUOTED =
            Pattern.compile("'((?:[^'\\\\\\p{Cc}\u2028\u2029]|\\\\(?:[nNrRtTbBfF\"'\\\\]|u[0-9A-Fa-f]{4}))*)'");

    private SoqlTokens() {}

    /** @return the tokens, a literal of text as {@code text:} and what it means */
    static List<String> of(String query) {
        var tokens = new ArrayList<String>();
        int at = 0;
        while (at < query.length()) {
            if (query.charAt(at) == ' ') {
                at++;
                continue;
            }
            var token =
                    (query.charAt(at) == '\'' ? QUOTED : PLAIN).matcher(query).region(at, query.length());
            if (!token.lookingAt()) {
                throw new AssertionError("No token begins at " + at + " of " + query);
            }
            tokens.add(query.charAt(at) == '\'' ? "text:" + meant(token.group(1)) : token.group());
            at = token.end();
        }
        return tokens;
    }

    private static String meant(String escaped) {
        return Pattern.compile("\\\\(?:u(....)|(.))")
                .matcher(escaped)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null
                                ? letter(escape.group(2).charAt(0))
                                : String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
    }

    private static String letter(char escape) {
        int known = "nrtbf".indexOf(Character.toLowerCase(escape));
        return String.valueOf(known < 0 ? escape : "\n\r\t\b\f".charAt(known));
    }
}
