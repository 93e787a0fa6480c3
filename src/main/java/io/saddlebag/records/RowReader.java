package io.saddlebag.records;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the rows of one format. */
interface RowReader extends Closeable {

    /**
     * @return empty at the end
     * @throws UnreadableFile when there is more but it cannot be read
     */
    Optional<Row> read() throws IOException;

    /** The header as written; empty where the format has none. */
    default List<String> columns() {
        return List.of();
    }

    /** Empty where the format has none. */
    default Optional<CsvHeader> header() {
        return Optional.empty();
    }

    /** How many rows were skipped that held nothing but delimiters and blanks. */
    default long blankRows() {
        return 0;
    }

    /** The 1-based line of the header; 0 where the format has none. */
    default long headerLine() {
        return 0;
    }

    /** Empty where the format has none. */
    default Optional<Delimiter> delimiter() {
        return Optional.empty();
    }
}
