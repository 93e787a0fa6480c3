package io.saddlebag.records;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands between the values of a CSV row.
 *
 * @param sign a char, or {@link #NO_CHAR}
 */
record Delimiter(int sign) {
    /** No char of any text equals it, and it is not the end of a text either. */
    private static final int NO_CHAR = -2;

    /** A file of one column has no delimiter. */
    static final Delimiter NONE = new Delimiter(NO_CHAR);

    static final Delimiter COMMA = new Delimiter(',');

    static final List<Delimiter> USUAL = List.of(COMMA, new Delimiter(';'), new Delimiter('\t'), new Delimiter('|'));

    /** {@code comma}; for an unusual one the sign itself. */
    String word() {
        return switch (sign) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "pipe";
            case ' ' -> "space";
            case NO_CHAR -> "none";
            default -> Character.toString(sign);
        };
    }

    /** The delimiter with this {@link #word()}. */
    static Optional<Delimiter> named(String word) {
        if (word.length() == 1) {
            return Optional.of(new Delimiter(word.charAt(0)));
        }
        return Stream.concat(USUAL.stream(), Stream.of(new Delimiter(' '), NONE))
                .filter(delimiter -> delimiter.word().equals(word))
                .findFirst();
    }

    /** {@code a comma}, for a sentence. */
    String spoken() {
        return word().length() == 1 ? "'" + word() + "'" : "a " + word();
    }

    /** What a file that we write has between its columns; a comma where the file it comes from has one column. */
    char written() {
        return equals(NONE) ? ',' : (char) sign;
    }
}
