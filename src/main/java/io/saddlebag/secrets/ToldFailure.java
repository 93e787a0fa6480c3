package io.saddlebag.secrets;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** A failure as it may be told: the same words but for the secrets, the same stack traces. */
final class ToldFailure extends Throwable {

    private static final long serialVersionUID = 1;

    private ToldFailure(Throwable original, Set<Throwable> above) {
        super(Secrets.hidden(original.toString()));
        setStackTrace(original.getStackTrace());
        above.add(original);
        if (original.getCause() != null && !above.contains(original.getCause())) {
            initCause(new ToldFailure(original.getCause(), above));
        }
        for (var suppressed : original.getSuppressed()) {
            if (!above.contains(suppressed)) {
                addSuppressed(new ToldFailure(suppressed, above));
            }
        }
    }

    static Throwable of(Throwable original) {
        return new ToldFailure(original, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
}
