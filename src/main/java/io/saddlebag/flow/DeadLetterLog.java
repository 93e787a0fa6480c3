package io.saddlebag.flow;

import static java.util.stream.Collectors.joining;

import io.saddlebag.words.Words;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which dead letters have a line of their own in the log: the first of them. The others are counted by code. */
final class DeadLetterLog {

    /** Enough to see what is wrong; a file with a wrong column has as many dead letters as rows. */
    static final int LINES = 10;

    private final Set<String> known = new HashSet<>();
    private final Map<String, Long> others = new HashMap<>();
    private int lines;

    /** @return whether this one is to have a line of its own */
    synchronized boolean add(String code) {
        if (lines < LINES) {
            lines++;
            return true;
        }
        others.merge(code, 1L, Long::sum);
        return false;
    }

    /** @return whether it is the first of this code; of the codes, too, only the first count */
    synchronized boolean isFirst(String code) {
        return known.size() < LINES && known.add(code);
    }

    /** The line for all that had none, and begins anew; empty when each had one: {@code 2,345 more: DUPLICATE_VALUE × 2,345}. */
    synchronized Optional<String> rest() {
        var count = others.values().stream().mapToLong(Long::longValue).sum();
        var codes = others.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(code -> code.getKey() + " × " + Words.number(code.getValue()))
                .collect(joining(", "));
        others.clear();
        known.clear();
        lines = 0;
        return count == 0 ? Optional.empty() : Optional.of(Words.number(count) + " more: " + codes);
    }
}
