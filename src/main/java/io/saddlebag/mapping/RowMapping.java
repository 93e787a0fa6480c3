package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.MappingResult.Mapped;
import io.saddlebag.mapping.MappingResult.Rejected;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.mapping.functions.Characters;
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
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> clearedParents = new LinkedHashSet<>();
    private final List<Complaint> complaints = new ArrayList<>(0);

    RowMapping(Mapping mapping, ObjectNode row) {
        this.mapping = mapping;
        this.row = row;
    }

    MappingResult result() {
        for (FieldMapping field : mapping.fields()) {
            try {
                put(field, field.expression().evaluate(row));
            } catch (Inconvertible refused) {
                complaints.add(complaint(field, refused));
            }
        }
        return complaints.isEmpty() ? new Mapped(values, clearedParents) : new Rejected(complaints);
    }

    private void put(FieldMapping field, Object value) {
        if (value instanceof String text && !Characters.areWhole(text)) {
            throw new Inconvertible(text, "holds half a character. Cut texts with left(…), which keeps them whole.");
        }
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

    private Complaint complaint(FieldMapping field, Inconvertible refused) {
        List<ColumnPath> named = field.expression().reads().stream()
                .filter(path -> !path.names().isEmpty())
                .toList();
        List<ColumnPath> holding = named.stream()
                .filter(path -> path.in(row).asText().equals(refused.value()))
                .toList();
        List<ColumnPath> columns = holding.isEmpty() ? named : holding;
        String column = columns.size() == 1 ? columns.get(0).written() : "…";
        return new Complaint(
                columns.stream().map(ColumnPath::toString).toList(),
                field.name().toString(),
                refused.value(),
                refused.what().replace(Inconvertible.COLUMN, column));
    }
}
