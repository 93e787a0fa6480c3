package io.saddlebag.flow;

import io.saddlebag.ledger.RowRanges;
import io.saddlebag.records.Chunk;
import io.saddlebag.records.Row;
import io.saddlebag.records.UnreadableFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.ExchangeProperty;

/** The bean that cuts a file into chunks as they are asked for, leaving out the rows that an earlier run has settled. */
public final class Chunks {

    public Iterator<Chunk> of(@ExchangeProperty("load") Load load) {
        return new UnsettledChunks(load);
    }

    private static final class UnsettledChunks implements Iterator<Chunk> {

        private final Load load;
        private final RowRanges settled;
        private Chunk next;

        UnsettledChunks(Load load) {
            this.load = load;
            this.settled = load.loading().settled();
        }

        /** Nothing more comes once the load was stopped, or the file broke off. */
        @Override
        public boolean hasNext() {
            if (next == null && load.trouble().isEmpty() && load.unreadable().isEmpty()) {
                next = read();
            }
            return next != null;
        }

        @Override
        public Chunk next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var chunk = next;
            next = null;
            return chunk;
        }

        private Chunk read() {
            var rows = new ArrayList<Row>(Chunk.ROWS);
            try {
                while (rows.size() < Chunk.ROWS && load.rows().hasNext()) {
                    var row = load.rows().next();
                    load.read(row.number());
                    if (!settled.contains(row.number())) {
                        rows.add(row);
                    }
                }
            } catch (UnreadableFile e) {
                load.brokeOff(e);
            }
            return rows.isEmpty() ? null : new Chunk(load.nextTurn(), rows);
        }
    }
}
