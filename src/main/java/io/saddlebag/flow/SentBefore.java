package io.saddlebag.flow;

import io.saddlebag.ledger.Left;
import io.saddlebag.ledger.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The rows that left in an earlier process, without an outcome that anybody heard. */
final class SentBefore {

    /** Of these only the range is known. */
    private final List<Sent> ranges = new CopyOnWriteArrayList<>();

    private final Map<Long, Left> rows = new ConcurrentHashMap<>();

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
}
