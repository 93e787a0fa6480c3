package io.saddlebag.simulator.store;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.schema.Schema;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All records of the org. Many may read at a time, one writes; what is done inside {@link #writing} is seen by others
 * only when it is complete, and can be taken back.
 */
public final class Org {

    /** How many records with one key a look-up gives at most: enough to say "several". */
    public static final int SEVERAL = 10;

    private final Schema schema;
    private final InstantSource clock;
    private final Journal journal;
    private final Map<String, Table> tables = new HashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private boolean undoable;

    public Org(Schema schema, InstantSource clock, Journal journal) {
        this.schema = schema;
        this.clock = clock;
        this.journal = journal;
    }

    public Schema schema() {
        return schema;
    }

    public InstantSource clock() {
        return clock;
    }

    public <T> T reading(Supplier<T> work) {
        lock.readLock().lock();
        try {
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Runs the work alone; calls may be nested. */
    public <T> T writing(Supplier<T> work) {
        lock.writeLock().lock();
        try {
            return work.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Runs the work alone and takes back everything it wrote when {@code keep} says no to its result. Inside another such
     * call it takes back its own part only.
     */
    public <T> T writingOrNothing(Supplier<T> work, Predicate<T> keep) {
        return writing(() -> {
            var outer = undoable;
            var mark = undo.size();
            undoable = true;
            var kept = false;
            try {
                var result = work.get();
                kept = keep.test(result);
                return result;
            } finally {
                while (!kept && undo.size() > mark) {
                    undo.pop().run();
                }
                undoable = outer;
                if (!outer) {
                    undo.clear();
                }
            }
        });
    }

    /** Inserts a record and gives its id. */
    public String insert(SObject type, String[] values, String userId) {
        var table = table(type);
        var now = clock.millis();
        var stored = new Stored(table.size(), Packed.pack(values), now, now, userId, userId, 1, false);
        table.put(stored);
        remember(table::removeLast);
        journal.add(type, stored, Write.Kind.CREATED);
        return Ids.of(type.keyPrefix(), stored.number());
    }

    public void update(Held held, String[] values, String userId) {
        replace(held, Packed.pack(values), userId, false, Write.Kind.UPDATED);
    }

    public void delete(Held held, String userId) {
        replace(held, Packed.pack(held.stored()), userId, true, Write.Kind.DELETED);
    }

    private void replace(Held held, byte[] packed, String userId, boolean deleted, Write.Kind kind) {
        var table = table(held.type());
        var before = table.get((int) Ids.numberOf(held.type().keyPrefix(), held.id()));
        var after = new Stored(
                before.number(),
                packed,
                before.created(),
                clock.millis(),
                before.createdBy(),
                userId,
                before.writes() + 1,
                deleted);
        table.put(after);
        remember(() -> table.put(before));
        journal.add(held.type(), after, kind);
    }

    /** A record as it would be with these values, to be looked at before it is written. */
    public Held candidate(SObject type, Optional<Held> before, String[] values) {
        var now = clock.millis();
        return before.map(held -> held.with(Packed.pack(values)))
                .orElseGet(() -> new Held(
                        type, new Stored(table(type).size(), Packed.pack(values), now, now, "", "", 0, false)));
    }

    /** The record with this id, deleted or not; either form of the id. */
    public Optional<Held> get(SObject type, String id) {
        var number = Ids.numberOf(type.keyPrefix(), id);
        var table = table(type);
        return number < 0 || number >= table.size()
                ? Optional.empty()
                : Optional.of(new Held(type, table.get((int) number)));
    }

    /** The live records that have this value in the field, compared as Salesforce compares keys; at most {@link #SEVERAL}. */
    public List<Held> find(SObject type, Field field, String value) {
        return find(type, field, value, SEVERAL);
    }

    public synchronized List<Held> find(SObject type, Field field, String value, int limit) {
        if (field.name().equals("Id")) {
            return get(type, value).filter(held -> !held.isDeleted()).stream().toList();
        }
        return table(type).find(field, value, limit).stream()
                .map(stored -> new Held(type, stored))
                .toList();
    }

    /** All records of an object in the order of their creation, the deleted ones too. */
    public Stream<Held> all(SObject type) {
        var table = table(type);
        return IntStream.range(0, table.size()).mapToObj(number -> new Held(type, table.get(number)));
    }

    /** How many records of an object are not deleted. */
    public int count(SObject type) {
        return table(type).live();
    }

    /** Forgets every record; ids begin anew. */
    public void clear() {
        writing(() -> {
            tables.clear();
            journal.clear();
            return true;
        });
    }

    private synchronized Table table(SObject type) {
        return tables.computeIfAbsent(
                type.name(), name -> new Table(() -> schema.object(name).orElseThrow()));
    }

    private void remember(Runnable takeBack) {
        if (undoable) {
            undo.push(() -> {
                takeBack.run();
                journal.removeLast();
            });
        }
    }
}
