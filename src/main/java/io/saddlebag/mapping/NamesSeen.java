package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.mapping.functions.Values;
import io.saddlebag.records.Blanks;
import io.saddlebag.records.CsvHeader;
import io.saddlebag.records.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names that the columns or members of rows have had, in the order they came. */
public final class NamesSeen {

    /** Records with more different members than these are no records. */
    private static final int MOST = 2_000;

    private final Map<String, Seen> names = new LinkedHashMap<>();
    private List<String> columns = List.of();
    private Set<Integer> unnamed = Set.of();
    private boolean lost;
    private long rows;
    private long news;

    /** How many rows have a member, whether as a plain value, and what is inside it where it is an object. */
    private static final class Seen {
        private long rows;
        private boolean plain;
        private final Map<String, Seen> inside = new LinkedHashMap<>();
    }

    public synchronized void see(Row row) {
        if (row instanceof Row.Cells cells) {
            see(cells);
        } else if (row instanceof Row.Json) {
            rows++;
            io.saddlebag.records.Values.seen(row)
                    .properties()
                    .forEach(member -> see(names, member.getKey(), member.getValue()));
        }
    }

    private void see(Row.Cells row) {
        if (!row.columns().equals(columns)) {
            columns = row.columns();
            var header = new CsvHeader(row.line(), columns, Optional.empty(), Optional.empty());
            unnamed = header.unnamed();
            see(header);
        }
        if (!lost
                && unnamed.stream()
                        .anyMatch(column -> !Blanks.isBlank(row.cells().get(column)))) {
            lost = true;
            news++;
        }
    }

    /** A header stands for all of its rows. */
    public synchronized void see(CsvHeader header) {
        rows++;
        header.usersNames().stream().distinct().forEach(name -> {
            var seen = seen(names, name);
            seen.rows++;
            plain(seen);
        });
    }

    private void see(Map<String, Seen> among, String name, JsonNode value) {
        var seen = seen(among, name);
        seen.rows++;
        if (!value.isObject() && !Values.blank(value)) {
            plain(seen);
        }
        if (value.isObject() && among == names) {
            Members.inside(name, value).forEach((inner, written) -> see(seen.inside, written, value.get(inner)));
        }
    }

    private void plain(Seen seen) {
        if (!seen.plain) {
            seen.plain = true;
            news++;
        }
    }

    private Seen seen(Map<String, Seen> among, String name) {
        var before = among.get(name);
        if (before != null) {
            return before;
        }
        var first = new Seen();
        if (among.size() < MOST) {
            among.put(name, first);
            news++;
        }
        return first;
    }

    /** Grows whenever a row has what none had before. */
    public synchronized long news() {
        return news;
    }

    /** How many rows, or headers, were seen. */
    public synchronized long rows() {
        return rows;
    }

    /** Whether a row had a value in a column without a name. */
    public synchronized boolean hasUnnamed() {
        return lost;
    }

    /** The columns or top-level members that no expression of the mapping reads. */
    public synchronized List<String> unread(Mapping mapping) {
        return names.keySet().stream()
                .filter(name -> !name.equals(Members.ATTRIBUTES)
                        && mapping.reading(name).isEmpty())
                .toList();
    }

    /** The names from which the line {@code * = .} makes nothing, with the reason. */
    public synchronized List<UnknownName> unknown(Fitting fitting) {
        var unknown = new ArrayList<UnknownName>();
        names.forEach((name, seen) -> {
            if (!(fitting.named(name) instanceof NamedField.Parent)) {
                unknown(name, name, seen, fitting).ifPresent(unknown::add);
                return;
            }
            if (seen.plain) {
                unknown.add(UnknownName.ofParent(name));
            }
            seen.inside.forEach((inner, each) ->
                    unknown(inner, Members.withoutType(inner), each, fitting).ifPresent(unknown::add));
        });
        return unknown;
    }

    private Optional<UnknownName> unknown(String name, String shown, Seen seen, Fitting fitting) {
        var named = fitting.named(name);
        if (named instanceof NamedField.Unwritable unwritable) {
            return Optional.of(new UnknownName(shown, unwritable.why(), Optional.empty(), false));
        }
        if (!(named instanceof NamedField.Unknown)) {
            return Optional.empty();
        }
        // A parent is meant by its name and that of its key.
        var whole = name
                + seen.inside.keySet().stream()
                        .findFirst()
                        .map(inner -> inner.substring(inner.lastIndexOf('.')))
                        .orElse("");
        // Children, as the answer to a query has them, are not a parent.
        var nearest = seen.inside.containsKey(name + ".records") ? Optional.<String>empty() : fitting.nearest(whole);
        boolean mistaken = seen.rows == rows
                && nearest.filter(near -> NearField.isMeant(whole, near) && NearField.areBothCustomOrNot(whole, near))
                        .filter(near -> fitting.named(near) instanceof NamedField.Writable field
                                && !isGiven(field.slot(), fitting))
                        .isPresent();
        return Optional.of(new UnknownName(shown, "", nearest, mistaken));
    }

    private boolean isGiven(String slot, Fitting fitting) {
        return written(fitting).anyMatch(field -> field.slot().equals(slot));
    }

    /** The fields, and the keys of parents, that the line {@code * = .} writes. */
    private Stream<NamedField.Writable> written(Fitting fitting) {
        return names.entrySet().stream()
                .flatMap(name -> Stream.concat(Stream.of(name.getKey()), name.getValue().inside.keySet().stream()))
                .map(fitting::named)
                .filter(NamedField.Writable.class::isInstance)
                .map(NamedField.Writable.class::cast);
    }

    /** The parents that the line {@code * = .} finds by a key. */
    public synchronized List<FieldName> parents(Fitting fitting) {
        return written(fitting)
                .map(NamedField.Writable::name)
                .filter(name -> name.parent().isPresent())
                .toList();
    }
}
