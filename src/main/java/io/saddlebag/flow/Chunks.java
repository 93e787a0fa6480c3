package io.saddlebag.flow;

import io.saddlebag.records.Row;
import io.saddlebag.records.UnreadableFile;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.ExchangeProperty;

/** The bean that cuts a file into chunks as they are asked for, leaving out the rows that an earlier run has settled. */
public final class Chunks {

    public Iterator<Turn> of(@ExchangeProperty("load") Load load) {
        return new Turns(load, new Cut(load));
    }

    /** Ends early when the file cannot be read any further. */
    private static final class Cut implements Iterator<Turn> {

        private final Load load;
        private final Iterator<io.saddlebag.records.Chunk> chunks;
        private long number;

        Cut(Load load) {
            this.load = load;
            this.chunks = new io.saddlebag.records.Chunks(new Unsettled(load), io.saddlebag.records.Chunk.ROWS);
        }

        @Override
        public boolean hasNext() {
            try {
                return load.loading().isPresent() && load.unreadable().isEmpty() && chunks.hasNext();
            } catch (UnreadableFile e) {
                load.brokeOff(BrokenOff.of(e));
                return false;
            }
        }

        @Override
        public Turn next() {
            var chunk = chunks.next();
            return new Turn(number++, chunk, load.rows().bytesRead());
        }
    }

    private static final class Unsettled implements Iterator<Row> {

        private final Load load;
        private Row next;

        Unsettled(Load load) {
            this.load = load;
        }

        @Override
        public boolean hasNext() {
            var settled = load.loading().orElseThrow().settled();
            while (next == null && load.rows().hasNext()) {
                var row = load.rows().next();
                load.read(row.number());
                load.members().see(row);
                next = settled.contains(row.number()) ? null : row;
            }
            return next != null;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var row = next;
            next = null;
            return row;
        }
    }
}
