package io.saddlebag.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** One row as it was read, and exactly where. */
public sealed interface Row {

    /** The 1-based count of the row in its source; header and blank lines do not count. */
    long number();

    /** The 1-based line of the source on which the row begins. */
    long line();

    /**
     * A CSV row with one cell for each column of the header.
     *
     * @param columns the header, as written; shared by all rows of a file
     * @param cells the cells, as written (neither trimmed nor nulled)
     */
    record Cells(long number, long line, List<String> columns, List<String> cells) implements Row {}

    /** A JSON object, as written. */
    record Json(long number, long line, ObjectNode record) implements Row {}

    /**
     * A row that cannot be read: a wrong number of cells, a stray quote, a line that is no JSON object.
     *
     * @param raw the text of the row as it stands in the source, without its line end
     * @param what the sentence that says what is wrong, with the values found
     * @param deadLetterId when the row comes out of a dead-letter file, which one it was
     */
    record Misshapen(long number, long line, String raw, String what, Optional<String> deadLetterId) implements Row {

        public Misshapen(long number, long line, String raw, String what) {
            this(number, line, raw, what, Optional.empty());
        }
    }
}
