package io.saddlebag.flow;

import io.saddlebag.records.Chunk;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The turns of a load, as Camel's parallel split must be given them: what was promised comes, and nothing is thrown. Else the
 * split would end at once, while calls of earlier chunks are still out, and whoever sends their rows next does it beside
 * them (camel-core-processor 4.18, MulticastProcessor.MulticastReactiveTask: it asks hasNext twice for each element).
 */
final class Turns implements Iterator<Turn> {

    private final Load load;
    private final Iterator<Turn> turns;
    private boolean promised;
    private long number;

    Turns(Load load, Iterator<Turn> turns) {
        this.load = load;
        this.turns = turns;
    }

    /** Ends early when the load is stopped, but not after a promise. */
    @Override
    public boolean hasNext() {
        promised = promised || load.trouble().isEmpty() && load.failure().isEmpty() && hasMore();
        return promised;
    }

    private boolean hasMore() {
        try {
            return turns.hasNext();
        } catch (RuntimeException e) {
            load.failed(e);
            return false;
        }
    }

    /** A turn without rows, when the load was stopped since that was promised. */
    @Override
    public Turn next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        promised = false;
        // Here and not in hasNext, which Camel asks before it processes what next gave.
        if (number > 0) {
            load.trial().await();
        }
        return turn(number++);
    }

    private Turn turn(long place) {
        try {
            return load.trouble().isEmpty() ? turns.next() : without(place);
        } catch (RuntimeException e) {
            load.failed(e);
            return without(place);
        }
    }

    private static Turn without(long place) {
        return new Turn(place, new Chunk(0, List.of()));
    }
}
