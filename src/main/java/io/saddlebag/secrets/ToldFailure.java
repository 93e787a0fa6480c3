package io.saddlebag.secrets;

import io.saddlebag.words.Visible;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;

/** A failure as it may be told: the same words but for the secrets, each message on one line; the same stack traces. */
final class ToldFailure extends Throwable {

    private static final long serialVersionUID = 1;

    private ToldFailure(Throwable original, Set<Throwable> above) {
        super(Visible.of(Secrets.hidden(original.toString())));
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

    /** Whether one of its messages holds what cannot be seen, or more than one line. */
    static boolean isHiding(Throwable original) {
        return isHiding(original, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isHiding(Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        var text = failure.toString();
        return Visible.of(text) != text
                || isHiding(failure.getCause(), seen)
                || Stream.of(failure.getSuppressed()).anyMatch(each -> isHiding(each, seen));
    }

    static Throwable of(Throwable original) {
        return new ToldFailure(original, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
}
