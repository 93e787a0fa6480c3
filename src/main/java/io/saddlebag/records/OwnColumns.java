package io.saddlebag.records;

import java.util.List;

/** The columns that Saddlebag itself writes into files, and never maps. */
final class OwnColumns {
    static final String PREFIX = "saddlebag_";
    static final String ID = PREFIX + "id";
    static final String LINE = PREFIX + "line";
    static final String ROW = PREFIX + "row";
    static final String OUTCOME = PREFIX + "outcome";
    static final String ERROR = PREFIX + "error";
    static final String MESSAGE = PREFIX + "message";

    /** The member of a JSON record that holds the same. */
    static final String MEMBER = "saddlebag";

    private OwnColumns() {}

    static boolean isOwn(String column) {
        return Values.trim(column).startsWith(PREFIX);
    }

    /** Whether a header is that of a dead-letter file or a results file. */
    static boolean areIn(List<String> columns) {
        return columns.stream().map(Values::trim).anyMatch(name -> name.equals(ID) || name.equals(OUTCOME));
    }

    /** The columns that the user's file had. */
    static List<String> without(List<String> columns) {
        return columns.stream().filter(column -> !isOwn(column)).toList();
    }
}
