package io.saddlebag.mapping.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value that an expression names: a column, or a member of a JSON record and the members inside it.
 *
 * @param names {@code .address.city} is address, city; empty when the expression takes the row as a whole
 */
public record ColumnPath(List<String> names) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    public ColumnPath {
        names = List.copyOf(names);
    }

    /**
     * @return whether the row says something about this value, be it null; false when a member on the way is absent, or is a
     *     text or a list where members should be
     */
    public boolean presentIn(JsonNode row) {
        JsonNode value = row;
        for (String name : names) {
            if (value.isNull()) {
                return true;
            }
            value = value.get(name);
            if (value == null) {
                return false;
            }
        }
        return true;
    }

    /** @return the value, or a missing node */
    public JsonNode in(JsonNode row) {
        JsonNode value = row;
        for (String name : names) {
            value = value.path(name);
        }
        return value;
    }

    /** As a mapping writes it: {@code .address.city}, {@code ."First Name"}. */
    public String written() {
        return names.stream()
                .map(name -> NAME.matcher(name).matches() ? "." + name : ".\"" + name.replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining());
    }

    /** {@code address.city} */
    @Override
    public String toString() {
        return String.join(".", names);
    }
}
