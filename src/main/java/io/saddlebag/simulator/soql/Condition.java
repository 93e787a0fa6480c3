package io.saddlebag.simulator.soql;

import java.util.List;

/** The conditions of a WHERE. */
sealed interface Condition {

    record And(List<Condition> all) implements Condition {}

    record Or(List<Condition> any) implements Condition {}

    record Not(Condition condition) implements Condition {}

    /** @param sign one of {@code = != < > <= >=} or {@code LIKE} */
    record Compare(Query.Name name, String sign, Token value) implements Condition {}

    record In(Query.Name name, boolean negated, List<Token> values) implements Condition {}
}
