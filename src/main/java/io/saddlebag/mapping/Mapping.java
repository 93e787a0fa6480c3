package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.records.ColumnName;
import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How the rows of a flow become records: one formula for each field. Immutable, safe for use by several threads at once.
 *
 * @param fields in the order of the text
 * @param rest where the line {@code * = .} stands, by which every other column or member goes to the field of its name
 * @param blank what a blank value does to the field in Salesforce
 * @param optional the columns or members that a file may lack, in the form of {@link ColumnName#plain}
 */
public record Mapping(List<FieldMapping> fields, Optional<Place> rest, Blank blank, Set<String> optional) {

    public Mapping {
        fields = List.copyOf(fields);
        optional = Set.copyOf(optional);
    }

    /**
     * @param text {@code Field = expression} lines, one of which may be {@code * = .}; {@code #} begins a comment line, an indented line continues the one above
     * @param firstLine where the first line of the text stands
     * @throws MappingProblems with every mistake at once, in file order
     */
    public static Mapping compile(String text, Place firstLine, Blank blank) {
        var lines = new MappingText(text, firstLine);
        return new Mapping(lines.compiled(), lines.rest(), blank, Set.of());
    }

    /** The same mapping for files that may lack these columns or members. */
    public Mapping withOptional(Set<String> names) {
        return new Mapping(fields, rest, blank, names);
    }

    /** What the expressions name, on branches not taken too. */
    Set<ColumnPath> paths() {
        return fields.stream()
                .flatMap(field -> field.expression().reads().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The columns or members that the expressions name, {@code city} or {@code address.city}. */
    public Set<String> names() {
        var names = columnsRead();
        paths().forEach(path -> names.add(path.toString()));
        return names;
    }

    boolean isOptional(ColumnPath path) {
        return optional.contains(path.names().get(0)) || optional.contains(path.toString());
    }

    /** @param values the row: cells trimmed, a blank one null; what a JSON record lacks is absent. Not changed */
    public MappingResult map(ObjectNode values) {
        return map(values, Fitting.NONE);
    }

    /**
     * @param values as above
     * @param fitting what is known of the fields
     */
    public MappingResult map(ObjectNode values, Fitting fitting) {
        return new RowMapping(this, values, fitting).result();
    }

    /** The columns or top-level members that the expressions name, on branches not taken too. */
    public Set<String> columnsRead() {
        Set<String> columns = new LinkedHashSet<>();
        fields.forEach(field -> columns.addAll(columnsOf(field)));
        return columns;
    }

    /**
     * @return the columns that the expressions name and the header has not, in the form of {@link ColumnName#plain}; of the
     *     optional ones those that the header writes in another letter case
     */
    public List<MissingColumn> missingColumns(Collection<String> header) {
        var names = header.stream().map(ColumnName::plain).collect(Collectors.toSet());
        var unread = new TreeSet<>(names);
        unread.removeAll(columnsRead());
        return fields.stream()
                .flatMap(field -> columnsOf(field).stream()
                        .filter(column -> !names.contains(column))
                        .map(column -> new MissingColumn(
                                field.where(),
                                field.name().toString(),
                                column,
                                inOtherCase(column, unread).or(() -> NearestName.of(column, names)),
                                optional.contains(column)))
                        .filter(column -> !column.optional()
                                || inOtherCase(column.column(), unread).isPresent()))
                .toList();
    }

    /** The name that differs in nothing but the letter case. */
    static Optional<String> inOtherCase(String name, Collection<String> names) {
        return names.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** The fields whose expression names the column, or takes the row as a whole; in the order of the text. */
    public List<FieldMapping> reading(String column) {
        return fields.stream()
                .filter(field -> field.expression().reads().stream()
                        .anyMatch(path ->
                                path.names().isEmpty() || path.names().get(0).equals(column)))
                .toList();
    }

    /** @param name as the mapping writes it, in any case: {@code Customer_No__c}, {@code Account.Customer_No__c} */
    public Optional<FieldMapping> field(String name) {
        return fields.stream()
                .filter(field -> field.name().toString().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Set<String> columnsOf(FieldMapping field) {
        Set<String> columns = new LinkedHashSet<>();
        for (ColumnPath path : field.expression().reads()) {
            path.names().stream().findFirst().ifPresent(columns::add);
        }
        return columns;
    }
}
