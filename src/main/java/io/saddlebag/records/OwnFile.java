package io.saddlebag.records;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that Saddlebag wrote, known by a column of ours in the header, wherever a person has moved it, or by
 * the member of ours in the first record.
 * What a flow says of its files does not hold for it.
 */
final class OwnFile {
    private static final String COLUMN = "saddlebag_(?:id|line|row|outcome|error|message)";

    /** A delimiter that is part of a name puts the name in quotes. */
    private static final List<Pattern> DELIMITERS = Stream.of(
                    "\"" + COLUMN + "\" *([^\" ])",
                    "(?<![\\w\"])" + COLUMN + " *([^\"\\w ])",
                    "([^\" ]) *\"" + COLUMN + "\" *$",
                    "([^\"\\w ]) *" + COLUMN + " *$",
                    COLUMN + "\"?( )",
                    "( )\"?" + COLUMN + "\"?$")
            .map(Pattern::compile)
            .toList();

    private static final Pattern RECORD =
            Pattern.compile("\\s*\\[?\\s*\\{\\s*\"saddlebag\"\\s*:\\s*\\{\\s*\"id\"\\s*:");

    private OwnFile() {}

    /** @param head the first bytes of a file, in a charset whose first 128 characters are those of ASCII */
    static boolean isBegunBy(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return RECORD.matcher(text).lookingAt() || delimiter(text).isPresent();
    }

    /** Which delimiter the columns of a file of ours have; empty for another file. */
    static Optional<Delimiter> delimiter(String head) {
        int behindSepLine = DelimiterSniff.sepLine(head).isPresent() ? 1 : 0;
        String first = head.lines().skip(behindSepLine).findFirst().orElse("");
        return DELIMITERS.stream()
                .map(pattern -> pattern.matcher(first))
                .filter(Matcher::find)
                .map(found -> new Delimiter(found.group(1).charAt(0)))
                .findFirst();
    }
}
