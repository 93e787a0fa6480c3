package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.mapping.expression.Expression;
import io.saddlebag.mapping.functions.Values;
import java.util.Set;

/** The value of a column or member as it is. */
record MemberValue(ColumnPath path, FieldName field) implements Expression {

    @Override
    public Object evaluate(ObjectNode row) {
        return Values.single(
                path.in(row),
                ". Add a line such as '" + field + " = join(" + path.written() + ", \";\")' to the mapping.",
                ". Add a line such as '" + field + " = " + path.written() + ".member' to the mapping.");
    }

    @Override
    public Set<ColumnPath> reads() {
        return Set.of(path);
    }
}
