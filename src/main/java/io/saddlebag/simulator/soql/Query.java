package io.saddlebag.simulator.soql;

import java.util.List;
import java.util.Optional;

/**
 * A query as it was written, before anybody asked whether its names exist.
 *
 * @param limit {@link Integer#MAX_VALUE} when it has none
 */
record Query(
        String text, Select select, Name from, Optional<Condition> where, List<Order> order, int limit, int offset) {

    /** A name and where it stands, {@code Account.Name}. */
    record Name(String text, int at) {}

    /** What is selected. */
    sealed interface Select {

        record Fields(List<Name> names) implements Select {}

        /** {@code COUNT()}: the number stands in totalSize. */
        record Count() implements Select {}

        /** {@code COUNT(Id)}: the number stands in a record under the alias, else {@code expr0}. */
        record CountOf(Name name, String alias) implements Select {}
    }

    record Order(Name name, boolean descending, boolean nullsLast) {}
}
