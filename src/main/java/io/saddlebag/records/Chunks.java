package io.saddlebag.records;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts rows into chunks, always at the same places for the same rows. When the rows cannot be read on, the chunk of
 * those that were read still comes, and the next call fails.
 */
public final class Chunks implements Iterator<Chunk> {
    /** In chars: a chunk of huge rows is cut early, so that its size in memory is bounded. */
    private static final long HEAVY = Text.LONGEST_ROW;

    private final Iterator<Row> rows;
    private final int size;

    /** @param size the most rows of a chunk */
    public Chunks(Iterator<Row> rows, int size) {
        this.rows = rows;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Chunk next() {
        if (!rows.hasNext()) {
            throw new NoSuchElementException();
        }
        List<Row> chunk = new ArrayList<>(size);
        long weight = 0;
        do {
            Row row = rows.next();
            chunk.add(row);
            weight += RowWeight.of(row);
        } while (chunk.size() < size && weight < HEAVY && hasMore());
        return new Chunk(chunk.get(0).number(), chunk);
    }

    /** Those who ask for the next chunk meet the same failure again. */
    private boolean hasMore() {
        try {
            return rows.hasNext();
        } catch (UnreadableFile e) {
            return false;
        }
    }
}
