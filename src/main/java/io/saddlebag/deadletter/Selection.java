package io.saddlebag.deadletter;

import io.saddlebag.ledger.DeadLetterKey;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Failure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The dead letters that a choice names, and those it leaves alone.
 *
 * @param byFlow ids by flow, in the order they failed
 * @param leftAlone how many of which state are not touched
 */
public record Selection(Map<String, List<String>> byFlow, Map<DeadLetterState, Long> leftAlone) {

    public Selection {
        byFlow = java.util.Collections.unmodifiableMap(new TreeMap<>(byFlow));
        leftAlone = Map.copyOf(leftAlone);
    }

    /**
     * What a replay sends again. Open ones always. Held ones, of which a person must decide, only when they are pointed at by
     * id or code; those held because their target was changed also under {@code overwrite}. Waiting ones, which are tried by
     * themselves, only when pointed at. What another replay has, never.
     */
    public static Selection toReplay(List<DeadLetterKey> found, Choice choice, boolean overwrite) {
        return of(found, key -> switch (key.state()) {
            case OPEN -> true;
            case HELD -> choice.isPointed() || overwrite && Failure.TARGET_CHANGED.equals(key.code());
            case WAITING -> choice.isPointed();
            case REPLAYING, SETTLED, DISCARDED, REPLACED -> false;
        });
    }

    /** What may be given up: all but what a replay has just now. */
    public static Selection toDiscard(List<DeadLetterKey> found) {
        return of(found, key -> key.state() != DeadLetterState.REPLAYING);
    }

    public List<String> ids() {
        return byFlow.values().stream().flatMap(List::stream).toList();
    }

    public int size() {
        return byFlow.values().stream().mapToInt(List::size).sum();
    }

    private static Selection of(List<DeadLetterKey> found, java.util.function.Predicate<DeadLetterKey> chosen) {
        var byFlow = new TreeMap<String, List<String>>();
        var leftAlone = new EnumMap<DeadLetterState, Long>(DeadLetterState.class);
        for (var key : found) {
            if (chosen.test(key)) {
                byFlow.computeIfAbsent(key.flow(), flow -> new ArrayList<>()).add(key.id());
            } else {
                leftAlone.merge(key.state(), 1L, Long::sum);
            }
        }
        return new Selection(byFlow, leftAlone);
    }
}
