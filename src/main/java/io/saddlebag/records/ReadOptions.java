package io.saddlebag.records;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.Set;

/**
 * How the flow says that a file is to be read.
 *
 * @param charset for a file without a byte order mark; empty: found by looking
 * @param delimiter of a CSV file; empty: found by looking. A {@code sep=} line and a dead-letter header say more and
 *     win
 * @param columns that are read of a CSV file, in the form of {@link ColumnName#plain}: where the delimiter must be found by
 *     looking, the header under the right one has them
 */
public record ReadOptions(Optional<Charset> charset, Optional<Character> delimiter, Set<String> columns) {

    /** Everything is found by looking. */
    public static final ReadOptions BY_LOOKING = new ReadOptions(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when the delimiter is a quote or a line end, which CSV needs for itself */
    public ReadOptions {
        if (delimiter.filter(c -> c == '"' || c == '\n' || c == '\r').isPresent()) {
            throw new IllegalArgumentException("A quote or a line end cannot be the delimiter of a CSV file.");
        }
        columns = Set.copyOf(columns);
    }

    public ReadOptions(Optional<Charset> charset, Optional<Character> delimiter) {
        this(charset, delimiter, Set.of());
    }

    /** For messages, whose text is decoded and whose delimiter nobody names. */
    public static ReadOptions of(Set<String> columns) {
        return new ReadOptions(Optional.empty(), Optional.empty(), columns);
    }
}
