package io.saddlebag.records;

import com.fasterxml.jackson.core.JacksonException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with a JSON text, for somebody who does not know the parser: its messages name its own features and classes. */
final class JsonMistake {

    /** A message of Jackson's, and ours; {@code %s} is what its group found. */
    private record Words(Pattern message, String ours) {}

    private static final List<Words> TABLE = List.of(
            words("^Unexpected end-of-input", "it ends too early"),
            words("[Ll]eading zero", "a number begins with a zero"),
            words("[Nn]umeric value", "a number is not written as JSON has it"),
            words("hex-digit", "a text has a \\u that four hexadecimal digits must follow; write \\\\ for a backslash"),
            words("ALLOW_COMMENTS|ALLOW_YAML_COMMENTS", "a comment stands in it, which JSON has not"),
            words(
                    "character \\('(.)'.*double-quote to start (?:field|property) name",
                    "'%s' stands where a name in double quotes should be"),
            words(
                    "character \\('(.)'.*comma to separate (?:Object|OBJECT)",
                    "'%s' stands where a comma or } should be"),
            words(
                    "character \\('(.)'.*comma to separate (?:Array|ARRAY|root)",
                    "'%s' stands where a comma or ] should be"),
            words("character \\('(.)'.*colon", "'%s' stands where a colon should be"),
            words(
                    "character \\('(.)'.*(?:expected a value|valid value|white space)",
                    "'%s' stands where a value should be"),
            words("character \\('(.)'", "'%s' is not expected here"),
            words("^Unexpected close marker '(.)': expected '(.)'", "'%s' stands where '%s' should be"),
            words(
                    "^(?:Non-standard|Unrecognized) token '([^']*)'",
                    "'%s' is no JSON value; a text stands in double quotes"),
            words(
                    "^Illegal unquoted character",
                    "a line break or another control character stands in a text; write \\n or \\t"),
            words("^Unrecognized character escape '(.)'", "a text has no escape \\%s; write \\\\ for a backslash"),
            words("^String value length", "a text is longer than any row that is read"),
            words("^Number value length", "a number has more digits than any that is read"),
            words("nesting depth", "it is nested deeper than any that is read"),
            words(
                    "^Broken surrogate pair",
                    "half a character, which no UTF-8 text can carry, stands in the name of a member"),
            words("^(?:Field|Property) name length|^Name length", "a name is longer than any that is read"));

    private JsonMistake() {}

    /** In lower case and without a full stop. */
    static String told(JacksonException mistake) {
        var message = String.valueOf(mistake.getOriginalMessage());
        return TABLE.stream()
                .flatMap(words ->
                        words.message().matcher(message).results().limit(1).map(found -> ours(words, found)))
                .findFirst()
                .orElse("it is no JSON");
    }

    private static String ours(Words words, MatchResult found) {
        var groups = new Object[found.groupCount()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = found.group(i + 1);
        }
        return groups.length == 0 ? words.ours() : words.ours().formatted(groups);
    }

    private static Words words(String message, String ours) {
        return new Words(Pattern.compile(message, Pattern.DOTALL), ours);
    }
}
