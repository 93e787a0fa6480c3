package io.saddlebag.records;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names of the columns of a CSV file. Names that differ only in case are two columns, since a mapping tells them
 * apart. A column without a name, or two with the same, are no harm as long as no mapping reads them.
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

    /** Why the header cannot be used, whatever the mapping: no column has a name, or Saddlebag's own columns stand twice. */
    Optional<String> mistake() {
        if (columns.isEmpty()) {
            return Optional.of("no column of the header has a name.");
        }
        Set<String> seen = new HashSet<>();
        return columns.stream()
                .map(Values::trim)
                .filter(OwnColumns::isOwn)
                .filter(name -> !seen.add(name))
                .findFirst()
                .map(name -> "two columns of the header are called '" + name + "'.");
    }

    /** How messages call a column, by its 0-based number: by its name, where no other column has it. */
    String told(int column) {
        String name = column < columns.size() ? ColumnName.plain(columns.get(column)) : "";
        String place = "column " + (column + 1);
        if (name.isEmpty()) {
            return place;
        }
        boolean alone =
                columns.stream().map(ColumnName::plain).filter(name::equals).count() == 1;
        return "'" + ColumnName.shown(name) + "'" + (alone ? "" : " (" + place + ")");
    }
}
