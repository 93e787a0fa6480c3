package io.saddlebag.deadletter;

import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters somebody means; what is empty does not narrow the choice.
 *
 * @param file the name of the file they came from, or its path
 * @param since the earliest time of the last failure
 */
public record Choice(
        Optional<String> flow,
        Optional<String> file,
        Optional<String> code,
        Optional<Instant> since,
        List<String> ids) {

    public static final Choice ALL =
            new Choice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Choice {
        ids = List.copyOf(ids);
    }

    /** Whether they are named one by one or by what is wrong with them: then those are meant, too, that a person must decide. */
    public boolean isPointed() {
        return !ids.isEmpty() || code.isPresent();
    }

    public DeadLetterFilter unsettled() {
        return in(DeadLetterState.UNSETTLED);
    }

    public DeadLetterFilter in(Set<DeadLetterState> states) {
        return new DeadLetterFilter(flow, file, code, since, ids, states);
    }
}
