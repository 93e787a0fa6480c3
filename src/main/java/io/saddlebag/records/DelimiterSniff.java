package io.saddlebag.records;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which delimiter a CSV file has: that under which the header has the columns that are read, else by its first lines. */
final class DelimiterSniff {
    private static final int ROWS = 20;

    /** Excel's own way to say it, in the first line of a file. */
    private static final Pattern SEP_LINE = Pattern.compile("\"?(?i:sep)=([^\"\\r\\n])\"?(?:[\\r\\n]|\\z)");

    /** @param header the names of the first row, as mappings find them */
    private record Candidate(Delimiter delimiter, List<String> header, List<Integer> widths) {
        /** How many of the rows are as wide as the first one. */
        long agreement() {
            return widths.stream().filter(widths.get(0)::equals).count();
        }

        boolean divides() {
            return !widths.isEmpty() && widths.get(0) > 1;
        }

        long found(Set<String> columns) {
            return columns.stream().filter(header::contains).count();
        }
    }

    private DelimiterSniff() {}

    /**
     * @param head the first chars of the file
     * @param options the delimiter that the flow names speaks of the files that it is sent, not of dead letters that come back
     */
    static Delimiter of(String head, ReadOptions options) {
        return sepLine(head)
                .or(() -> OwnFile.delimiter(head))
                .or(() -> options.delimiter().map(Delimiter::new))
                .orElseGet(() -> byLooking(head, options.columns()));
    }

    /** The delimiter under which the header has more of the columns that are read than under the one that was named. */
    static Optional<Delimiter> better(String head, ReadOptions options, Delimiter taken) {
        if (options.delimiter().isEmpty()
                || sepLine(head).isPresent()
                || OwnFile.delimiter(head).isPresent()) {
            return Optional.empty();
        }
        long found = candidate(head, taken).found(options.columns());
        return Delimiter.USUAL.stream()
                .map(delimiter -> candidate(head, delimiter))
                .filter(candidate -> candidate.found(options.columns()) > found)
                .max(Comparator.comparingLong(candidate -> candidate.found(options.columns())))
                .map(Candidate::delimiter);
    }

    /** What a first line {@code sep=;} says. */
    static Optional<Delimiter> sepLine(String head) {
        Matcher matcher = SEP_LINE.matcher(head);
        return matcher.lookingAt() ? Optional.of(new Delimiter(matcher.group(1).charAt(0))) : Optional.empty();
    }

    /** A header that is one column has no delimiter; that is so, too, where a comma stands in the name that is read. */
    private static Delimiter byLooking(String head, Set<String> columns) {
        return Stream.concat(Delimiter.USUAL.stream(), Stream.of(Delimiter.NONE))
                .map(delimiter -> candidate(head, delimiter))
                .filter(candidate -> candidate.divides() || candidate.found(columns) > 0)
                .max(Comparator.<Candidate>comparingLong(candidate -> candidate.found(columns))
                        .thenComparing(Candidate::agreement)
                        .thenComparing(candidate -> candidate.widths().get(0))
                        .thenComparing(candidate -> -Delimiter.USUAL.indexOf(candidate.delimiter())))
                .map(Candidate::delimiter)
                .orElse(Delimiter.NONE);
    }

    private static Candidate candidate(String head, Delimiter delimiter) {
        List<Integer> widths = new ArrayList<>();
        List<String> header = new ArrayList<>();
        try (Cursor text = new Cursor(Text.of(head))) {
            CsvParser parser = new CsvParser(text, delimiter);
            while (widths.size() < ROWS && parser.next()) {
                if (widths.isEmpty()) {
                    parser.cells().stream().map(ColumnName::plain).forEach(header::add);
                }
                widths.add(parser.cells().size());
            }
        } catch (IOException cutOff) {
            // The head ends inside a quoted value, or the file is broken: the rows before it still tell.
            if (widths.isEmpty()) {
                widths.add(pieces(head, delimiter));
            }
        }
        return new Candidate(delimiter, header, widths);
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
