package io.saddlebag.simulator.store;

import io.saddlebag.simulator.schema.SObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last writes of the org in the order they were done; the oldest are forgotten first. */
public final class Journal {

    private record Entry(long sequence, SObject type, Stored after, Write.Kind kind) {}

    private final int limit;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long sequence;

    /** @param limit how many writes are remembered; 0 for none */
    public Journal(int limit) {
        this.limit = limit;
    }

    synchronized void add(SObject type, Stored after, Write.Kind kind) {
        sequence++;
        entries.addLast(new Entry(sequence, type, after, kind));
        if (entries.size() > limit) {
            entries.removeFirst();
        }
    }

    synchronized void removeLast() {
        sequence--;
        entries.pollLast();
    }

    synchronized void clear() {
        entries.clear();
    }

    /** The remembered writes to an object, the oldest first. */
    public synchronized List<Write> of(String object) {
        return entries.stream()
                .filter(entry -> entry.type().name().equals(object))
                .map(Journal::write)
                .toList();
    }

    private static Write write(Entry entry) {
        var held = new Held(entry.type(), entry.after());
        return new Write(entry.sequence(), held.modified(), entry.type().name(), held.id(), entry.kind(), held.toMap());
    }
}
