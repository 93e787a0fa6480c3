package io.saddlebag.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of the columns of a CSV file. Names that differ only in case are two columns, since a mapping tells them
 * apart.
 *
 * @param columns as written, without blank ones at the end: spreadsheets add those
 * @param width with the blank ones at the end
 */
record Header(List<String> columns, int width) {
    Header {
        columns = List.copyOf(columns);
    }

    static Header of(List<String> cells) {
        int named = cells.size();
        while (named > 0 && Values.trim(cells.get(named - 1)).isEmpty()) {
            named--;
        }
        return new Header(cells.subList(0, named), cells.size());
    }

    /** Why the header cannot be used: a column without a name, or two with the same. */
    Optional<String> mistake() {
        if (columns.isEmpty()) {
            return Optional.of("no column of the header has a name.");
        }
        List<String> mistakes = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = Values.trim(columns.get(i));
            Integer first = seen.putIfAbsent(name, i + 1);
            if (name.isEmpty()) {
                mistakes.add("column %d of the header has no name".formatted(i + 1));
            } else if (first != null) {
                mistakes.add("columns %d and %d of the header are both called '%s'".formatted(first, i + 1, name));
            }
        }
        return mistakes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", mistakes) + ".");
    }

    /** How messages call a column, by its 0-based number. */
    String told(int column) {
        return column < columns.size() ? "'" + Values.trim(columns.get(column)) + "'" : "column " + (column + 1);
    }
}
