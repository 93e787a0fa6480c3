package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.MappingResult.Mapped;
import io.saddlebag.mapping.MappingResult.Rejected;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.mapping.functions.Characters;
import io.saddlebag.records.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One row on its way through a mapping. */
final class RowMapping {

    private final Mapping mapping;
    private final ObjectNode row;
    private final Fitting fitting;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> clearedParents = new LinkedHashSet<>();
    private final List<Complaint> complaints = new ArrayList<>(0);

    RowMapping(Mapping mapping, ObjectNode row, Fitting fitting) {
        this.mapping = mapping;
        this.row = row;
        this.fitting = fitting;
    }

    MappingResult result() {
        mapping.fields().forEach(this::set);
        mapping.rest().ifPresent(this::setRest);
        return complaints.isEmpty() ? new Mapped(values, clearedParents) : new Rejected(complaints);
    }

    private void set(FieldMapping field) {
        try {
            put(field, fitted(field.name(), field.expression().evaluate(row)));
        } catch (Inconvertible refused) {
            complaints.add(complaint(field, refused));
        }
    }

    private void setRest(Place where) {
        var rest = new RestOfRow(where, row, fitting);
        complaints.addAll(rest.complaints());
        rest.lines().forEach(this::set);
        if (mapping.blank() == Blank.CLEAR) {
            rest.clearedParents().forEach(clearedParents::add);
        }
    }

    private Object fitted(FieldName name, Object value) {
        if (value instanceof String text && !Characters.areWhole(text)) {
            throw new Inconvertible(text, "holds half a character. Cut texts with left(…), which keeps them whole.");
        }
        return value == null ? null : fitting.fit(name, value);
    }

    private void put(FieldMapping field, Object value) {
        FieldName name = field.name();
        if (value != null) {
            values.put(name.parent().orElse(name.field()), name.parent().isPresent() ? parent(name, value) : value);
        } else if (mapping.blank() == Blank.CLEAR
                && rowSaysSo(field.expression().reads())) {
            name.parent().ifPresentOrElse(clearedParents::add, () -> values.put(name.field(), null));
        }
    }

    private static Map<String, Object> parent(FieldName name, Object key) {
        Map<String, Object> parent = new LinkedHashMap<>();
        name.type().ifPresent(type -> parent.put("attributes", Map.of("type", type)));
        parent.put(name.field(), key);
        return parent;
    }

    /** A blank that the row holds empties the field; what a JSON record does not mention stays as it is. */
    private boolean rowSaysSo(Collection<ColumnPath> reads) {
        return reads.isEmpty() || reads.stream().anyMatch(path -> path.presentIn(row));
    }

    /** No line reads the value yet. */
    private String ownLine(FieldMapping field, Inconvertible refused) {
        boolean cured = refused.what().contains(Inconvertible.COLUMN);
        return cured && mapping.rest().filter(field.where()::equals).isPresent()
                ? " Add a line '" + field.name() + " = …' with it to the mapping."
                : "";
    }

    private Complaint complaint(FieldMapping field, Inconvertible refused) {
        List<ColumnPath> named = field.expression().reads().stream()
                .filter(path -> !path.names().isEmpty())
                .toList();
        List<ColumnPath> holding = named.stream()
                .filter(path -> path.in(row).asText().equals(refused.value()))
                .toList();
        List<ColumnPath> columns = holding.isEmpty() ? named : holding;
        // What a cure does with the whole column helps only where the column holds the very value.
        String column = holding.size() == 1 ? holding.get(0).written() : "…";
        return new Complaint(
                columns.stream().map(ColumnPath::toString).toList(),
                field.name().toString(),
                refused.value(),
                refused.what().replace(Inconvertible.COLUMN, column) + ownLine(field, refused));
    }
}
