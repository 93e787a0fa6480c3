package io.saddlebag.ledger;

import java.util.ArrayList;
import java.util.List;

/** What a piece of work wants appended to results files, before the transaction that counts on it commits. */
final class Appends {

    /**
     * @param file relative to the home
     * @param at the length that the file has before, in bytes
     */
    record Append(String file, long at, byte[] bytes) {}

    private final List<Append> all = new ArrayList<>();

    void add(String file, long at, byte[] bytes) {
        if (bytes.length > 0) {
            all.add(new Append(file, at, bytes));
        }
    }

    void addAll(Appends more) {
        all.addAll(more.all);
    }

    List<Append> all() {
        return all;
    }
}
