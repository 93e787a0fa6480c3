package io.saddlebag.mapping.expression;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** One compiled expression. Safe for use by several threads at once. */
public interface Expression {

    /**
     * @param row the values by column; not changed
     * @return a String (never blank), a BigDecimal, a Boolean, or null where there is no value
     * @throws Inconvertible when a value of this row cannot become what the expression asks for; nothing else is thrown
     */
    Object evaluate(ObjectNode row);

    /** The columns or members that the expression names, on branches not taken too, in the order of the source. */
    Set<ColumnPath> reads();
}
