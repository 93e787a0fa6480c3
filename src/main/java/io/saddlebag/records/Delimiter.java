package io.saddlebag.records;

import java.util.List;
import java.util.Optional;

/** What stands between the values of a CSV row. */
record Delimiter(char sign) {
    /** A file of one column has no delimiter; this code point is no character, so no text holds it. */
    static final Delimiter NONE = new Delimiter('\uFFFF');

    static final List<Delimiter> USUAL =
            List.of(new Delimiter(','), new Delimiter(';'), new Delimiter('\t'), new Delimiter('|'));

    /** {@code comma}; for an unusual one the sign itself. */
    String word() {
        return switch (sign) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "pipe";
            case '\uFFFF' -> "none";
            default -> String.valueOf(sign);
        };
    }

    /** The delimiter with this {@link #word()}. */
    static Optional<Delimiter> named(String word) {
        if (word.length() == 1) {
            return Optional.of(new Delimiter(word.charAt(0)));
        }
        return USUAL.stream()
                .filter(usual -> usual.word().equals(word))
                .findFirst()
                .or(() -> word.equals(NONE.word()) ? Optional.of(NONE) : Optional.empty());
    }

    /** {@code a comma}, for a sentence. */
    String spoken() {
        return word().length() == 1 ? "'" + sign + "'" : "a " + word();
    }
}
