package io.saddlebag.flow;

import io.saddlebag.words.Words;
import java.util.Optional;

/** What is told of rows that hold nothing but delimiters: they are skipped as blank lines are. */
public final class BlankRows {

    static final String CODE = "BLANK_ROWS";

    private BlankRows() {}

    /** {@code 2 blank rows were skipped.}; empty where there were none. */
    static Optional<String> told(long number) {
        return number == 0
                ? Optional.empty()
                : Optional.of(Words.count(number, "blank row was", "blank rows were") + " skipped.");
    }

    /** The same behind the counts of a file: {@code ; 2 blank rows skipped}. */
    public static String behind(long number) {
        return number == 0 ? "" : "; " + Words.count(number, "blank row") + " skipped";
    }
}
