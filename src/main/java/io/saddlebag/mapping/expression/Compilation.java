package io.saddlebag.mapping.expression;

import java.util.List;

/** What came of compiling the source of one expression. */
public sealed interface Compilation {

    record Compiled(Expression expression) implements Compilation {}

    /** Every mistake found, in the order of the source; at least one. */
    record Faulty(List<Fault> faults) implements Compilation {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
