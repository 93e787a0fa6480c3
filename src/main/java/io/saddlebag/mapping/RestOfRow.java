package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.mapping.functions.Values;
import io.saddlebag.records.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the line {@code * = .} makes of one row: a line for each column or member that is called as a field is. */
final class RestOfRow {

    private final Place where;
    private final Fitting fitting;
    private final Map<String, FieldMapping> lines = new LinkedHashMap<>();
    private final Map<String, String> cleared = new LinkedHashMap<>();
    private final List<Complaint> complaints = new ArrayList<>(0);

    RestOfRow(Place where, ObjectNode row, Fitting fitting) {
        this.where = where;
        this.fitting = fitting;
        row.properties()
                .forEach(member -> add(new ColumnPath(List.of(member.getKey())), member.getKey(), member.getValue()));
        cleared.keySet().removeAll(lines.keySet());
    }

    Iterable<FieldMapping> lines() {
        return lines.values();
    }

    /** The relationships that the row calls null. */
    Iterable<String> clearedParents() {
        return cleared.values();
    }

    /** A field that two members give, or a record of another type. */
    List<Complaint> complaints() {
        return complaints;
    }

    private void add(ColumnPath path, String name, JsonNode value) {
        var named = fitting.named(name);
        if (named instanceof NamedField.Writable field) {
            add(path, field);
        } else if (named instanceof NamedField.Parent parent && value.isObject()) {
            Members.inside(name, value)
                    .forEach((inner, written) -> add(inside(path, inner), written, value.get(inner)));
        } else if (named instanceof NamedField.Parent parent && Values.blank(value)) {
            cleared.put(parent.slot(), parent.relationship());
        } else if (named instanceof NamedField.Attributes attributes) {
            checkType(name, value.path("type").asText(""), attributes.object());
        }
    }

    /** A lead that is dropped among contacts would become a contact. */
    private void checkType(String name, String type, String object) {
        if (!type.isEmpty() && !type.equalsIgnoreCase(object)) {
            complaints.add(new Complaint(
                    List.of(name + ".type"),
                    name,
                    type,
                    "is not %s, which this flow writes. Use a flow for %s, or remove '%s'."
                            .formatted(object, type, name)));
        }
    }

    private static ColumnPath inside(ColumnPath path, String inner) {
        var names = new ArrayList<>(path.names());
        names.add(inner);
        return new ColumnPath(names);
    }

    private void add(ColumnPath path, NamedField.Writable field) {
        var line = new FieldMapping(where, field.name(), ".", new MemberValue(path, field.name()));
        var before = lines.putIfAbsent(field.slot(), line);
        if (before != null) {
            var names = List.of(pathOf(before).toString(), path.toString());
            complaints.add(new Complaint(
                    names,
                    field.name().toString(),
                    "",
                    "'%s' and '%s' both give a value for %s. Keep one of the two."
                            .formatted(names.get(0), names.get(1), field.slot())));
        }
    }

    private static ColumnPath pathOf(FieldMapping line) {
        return line.expression().reads().iterator().next();
    }
}
