package io.saddlebag.ledger;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A message of a queue and the rows of its source that it holds.
 *
 * @param id by which it is known when it is delivered again; empty when nothing would tell it from another
 * @param name what its dead letters call it; empty when it has none
 * @param whole the message as a text from which it can be made again; asked only when a copy of it may be needed later
 */
public record Message(Optional<String> id, Optional<String> name, RowRange rows, Supplier<String> whole) {

    boolean holds(long row) {
        return rows.first() <= row && row <= rows.last();
    }
}
