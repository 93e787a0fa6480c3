package io.saddlebag.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters are meant; what is empty does not narrow the choice.
 *
 * @param file the name of the file they came from, {@code march.csv}, or its path
 * @param since the earliest time of the last failure
 * @param ids empty for any
 * @param states never empty
 */
public record DeadLetterFilter(
        Optional<String> flow,
        Optional<String> file,
        Optional<String> code,
        Optional<Instant> since,
        List<String> ids,
        Set<DeadLetterState> states) {

    public static final DeadLetterFilter UNSETTLED = new DeadLetterFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            DeadLetterState.UNSETTLED);

    public DeadLetterFilter {
        ids = List.copyOf(ids);
        states = Set.copyOf(states);
    }

    public DeadLetterFilter in(DeadLetterState... some) {
        return new DeadLetterFilter(flow, file, code, since, ids, Set.of(some));
    }

    public DeadLetterFilter ofFlow(String name) {
        return new DeadLetterFilter(Optional.of(name), file, code, since, ids, states);
    }

    public DeadLetterFilter ofFile(String name) {
        return new DeadLetterFilter(flow, Optional.of(name), code, since, ids, states);
    }

    public DeadLetterFilter withCode(String some) {
        return new DeadLetterFilter(flow, file, Optional.of(some), since, ids, states);
    }

    public DeadLetterFilter since(Instant time) {
        return new DeadLetterFilter(flow, file, code, Optional.of(time), ids, states);
    }

    public DeadLetterFilter withIds(List<String> some) {
        return new DeadLetterFilter(flow, file, code, since, some, states);
    }
}
