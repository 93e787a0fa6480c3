package io.saddlebag.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which delimiter a CSV file has, by its first lines. */
final class DelimiterSniff {
    private static final int ROWS = 20;

    /** Excel's own way to say it, in the first line of a file. */
    private static final Pattern SEP_LINE = Pattern.compile("\"?(?i:sep)=([^\"\\r\\n])\"?(?:[\\r\\n]|\\z)");

    private static final Pattern DEAD_LETTERS = Pattern.compile("\\s*\"?saddlebag_id\"?([^\"\\w\\r\\n])");

    private record Candidate(Delimiter delimiter, List<Integer> widths) {
        /** How many of the rows are as wide as the first one. */
        long agreement() {
            return widths.stream().filter(widths.get(0)::equals).count();
        }

        boolean divides() {
            return !widths.isEmpty() && widths.get(0) > 1;
        }
    }

    private DelimiterSniff() {}

    /**
     * @param head the first chars of the file
     * @param told by the flow; that speaks of the files that the flow is sent, not of dead letters that come back
     */
    static Delimiter of(String head, Optional<Character> told) {
        return sepLine(head)
                .or(() -> sign(DEAD_LETTERS, head))
                .or(() -> told.map(Delimiter::new))
                .orElseGet(() -> byLooking(head));
    }

    /** What a first line {@code sep=;} says. */
    static Optional<Delimiter> sepLine(String head) {
        return sign(SEP_LINE, head);
    }

    private static Optional<Delimiter> sign(Pattern pattern, String head) {
        Matcher matcher = pattern.matcher(head);
        return matcher.lookingAt() ? Optional.of(new Delimiter(matcher.group(1).charAt(0))) : Optional.empty();
    }

    private static Delimiter byLooking(String head) {
        return Delimiter.USUAL.stream()
                .map(delimiter -> new Candidate(delimiter, widths(head, delimiter)))
                .filter(Candidate::divides)
                .max(Comparator.comparingLong(Candidate::agreement)
                        .thenComparing(candidate -> candidate.widths().get(0))
                        .thenComparing(candidate -> -Delimiter.USUAL.indexOf(candidate.delimiter())))
                .map(Candidate::delimiter)
                .orElse(Delimiter.NONE);
    }

    private static List<Integer> widths(String head, Delimiter delimiter) {
        List<Integer> widths = new ArrayList<>();
        try (Cursor text = new Cursor(Text.of(head))) {
            CsvParser parser = new CsvParser(text, delimiter);
            while (widths.size() < ROWS && parser.next()) {
                widths.add(parser.cells().size());
            }
        } catch (IOException cutOff) {
            // The head ends inside a quoted value, or the file is broken: the rows before it still tell.
            return widths.isEmpty() ? List.of(pieces(head, delimiter)) : widths;
        }
        return widths;
    }

    private static int pieces(String head, Delimiter delimiter) {
        long signs = head.lines()
                .limit(1)
                .flatMapToInt(String::chars)
                .filter(c -> c == delimiter.sign())
                .count();
        return (int) signs + 1;
    }
}
