package io.saddlebag.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The header of a CSV file or message.
 *
 * @param line the 1-based line on which it begins
 * @param columns as written, without blank ones at the end
 * @param delimiter how messages name it, {@code a comma}; empty for a single column
 * @param better the delimiter under which the header has more of the columns that the mapping reads, where the flow names
 *     another
 */
public record CsvHeader(long line, List<String> columns, Optional<String> delimiter, Optional<String> better) {

    /** A message lists no more names. */
    private static final int SHOWN = 40;

    public CsvHeader {
        columns = List.copyOf(columns);
    }

    /** The names as mappings find them. */
    public List<String> names() {
        return columns.stream().map(ColumnName::plain).toList();
    }

    /** The same without blank ones and those of Saddlebag's own columns, which no mapping sees. */
    public List<String> usersNames() {
        return OwnColumns.without(names()).stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The 0-based numbers of the columns without a name. */
    public Set<Integer> unnamed() {
        return IntStream.range(0, columns.size())
                .filter(column -> Blanks.isBlank(columns.get(column)))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names that do not tell which column is meant, each with a sentence that says why; {@code ""} for no name. */
    public Map<String, String> doubtful() {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        List<String> names = names();
        for (int i = 0; i < names.size(); i++) {
            places.computeIfAbsent(names.get(i), name -> new ArrayList<>()).add(i + 1);
        }
        Map<String, String> doubtful = new LinkedHashMap<>();
        places.forEach((name, columnsOfName) -> {
            if (name.isEmpty()) {
                doubtful.put(name, listed(columnsOfName) + (columnsOfName.size() == 1 ? " has" : " have") + " no name");
            } else if (columnsOfName.size() > 1) {
                doubtful.put(
                        name,
                        "%s are %s called '%s'"
                                .formatted(
                                        listed(columnsOfName),
                                        columnsOfName.size() == 2 ? "both" : "all",
                                        ColumnName.shown(name)));
            }
        });
        return doubtful;
    }

    private static String listed(List<Integer> columns) {
        if (columns.size() == 1) {
            return "column " + columns.get(0);
        }
        int last = columns.size() - 1;
        return "columns "
                + columns.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", "))
                + " and " + columns.get(last);
    }

    /** {@code The header, delimited by a comma, is: id, First Name.} */
    public String shown() {
        String names = columns.stream()
                .limit(SHOWN)
                .map(CsvHeader::shown)
                .collect(Collectors.joining(", ", "", columns.size() > SHOWN ? ", …" : "."));
        return delimiter
                .map(sign -> "The header, delimited by " + sign + ", is: " + names)
                .orElse("The header is one column: " + names);
    }

    private static String shown(String column) {
        String name = ColumnName.plain(column);
        return name.isEmpty() ? "(no name)" : "'" + ColumnName.shown(name) + "'";
    }
}
