package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.mapping.expression.Expression;
import io.saddlebag.mapping.expression.Inconvertible;
import io.saddlebag.mapping.functions.Values;
import java.util.Set;

/** The value of a column or member as it is. */
record MemberValue(ColumnPath path, FieldName field) implements Expression {

    @Override
    public Object evaluate(ObjectNode row) {
        var value = path.in(row);
        if (value.isContainerNode()) {
            throw new Inconvertible(value.toString(), Values.notSingle(value, ". " + cure(value)));
        }
        return Values.single(value);
    }

    private String cure(JsonNode value) {
        var source = value.isArray() ? "join(" + path.written() + ", \";\")" : path.written() + ".member";
        return "Add a line such as '" + field + " = " + source + "' to the mapping.";
    }

    @Override
    public Set<ColumnPath> reads() {
        return Set.of(path);
    }
}
