package io.saddlebag.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A filter as SQL over {@code dead_letters d join sources s}. */
final class Where {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Where(DeadLetterFilter filter) {
        sql.append(filter.states().stream()
                .map(Sql::stored)
                .sorted()
                .collect(Collectors.joining("', '", "d.state in ('", "')")));
        filter.flow().ifPresent(flow -> and("d.flow = ?", flow));
        filter.file().ifPresent(file -> and("(s.name = ? or s.path = ? or s.moved_to = ?)", file, file, file));
        filter.code().ifPresent(code -> and("d.code = ?", code));
        filter.since().ifPresent(since -> and("d.last_failed >= ?", since));
    }

    Where and(String clause, Object... more) {
        sql.append(" and ").append(clause);
        values.addAll(List.of(more));
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }
}
