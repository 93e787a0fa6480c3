package io.saddlebag.flow;

import io.saddlebag.ledger.Left;
import io.saddlebag.ledger.Sent;
import io.saddlebag.salesforce.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rows that left in an earlier process, without an outcome that anybody heard. */
final class SentBefore {

    private static final Verdict NOT_LOOKED_FOR = new Verdict.Unclear("It cannot be looked for.");

    /** Of these only the range is known. */
    private final List<Sent> ranges = new CopyOnWriteArrayList<>();

    private final Map<Long, Left> rows = new ConcurrentHashMap<>();
    private final Map<Long, Verdict> verdicts = new ConcurrentHashMap<>();

    void add(Sent sent) {
        if (sent.left().isEmpty()) {
            ranges.add(sent);
        }
        sent.left().forEach(left -> rows.put(left.row(), left));
    }

    /** How this row left; empty when it did not. Its call is empty when that is not known. */
    Optional<Left> left(long row) {
        return Optional.ofNullable(rows.get(row)).or(() -> ranges.stream()
                .filter(sent -> sent.rows().first() <= row && row <= sent.rows().last())
                .map(sent -> new Left(row, "", sent.firstAt(), "", ""))
                .findFirst());
    }

    /** Those whose calls are known. */
    List<Left> known() {
        return new ArrayList<>(rows.values());
    }

    void judged(long row, Verdict verdict) {
        verdicts.put(row, verdict);
    }

    /** What is known of the row since it was looked for. */
    Verdict verdict(long row) {
        return verdicts.getOrDefault(row, NOT_LOOKED_FOR);
    }
}
