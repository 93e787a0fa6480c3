package io.saddlebag.flow;

import io.saddlebag.mapping.MembersSeen;
import io.saddlebag.queue.Received;
import io.saddlebag.queue.Sitting;
import io.saddlebag.records.Chunk;
import io.saddlebag.records.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.util.StopWatch;

/**
 * Cuts the messages of a sitting into chunks as they come. A chunk that is not full leaves after a while, and is the last: the
 * messages are committed when it is through. Under load a sitting goes on for many chunks, so that calls are always under way.
 *
 * <p>Whether there is a next chunk is never waited for, since Camel asks before it sends the present one; so the last one may
 * turn out to be without rows.
 */
final class QueueTurns implements Iterator<Turn> {

    /** How long a chunk waits to become full. */
    static final long PATIENCE_MILLIS = 200;

    /** A sitting takes no more rows than this: what a crash brings back must be among what the ledger remembers. */
    private static final long MOST_ROWS = 40L * Chunk.ROWS;

    /** In characters, of the bodies that a sitting holds until it is committed. */
    private static final long HEAVY = 8L * 1024 * 1024;

    private final Load load;
    private final Sitting sitting;
    private final QueueRows queueRows;
    private final MembersSeen members;
    private final Deque<Row> rows = new ArrayDeque<>();
    private boolean over;
    private long taken;
    private long weight;
    private long number;

    QueueTurns(Load load, Sitting sitting, QueueRows queueRows, MembersSeen members) {
        this.load = load;
        this.sitting = sitting;
        this.queueRows = queueRows;
        this.members = members;
        this.over = !sitting.hasMessages() || load.loading().isEmpty();
    }

    @Override
    public boolean hasNext() {
        return !over || !rows.isEmpty();
    }

    @Override
    public Turn next() {
        if (rows.isEmpty() && !over) {
            var more = queueRows.add(load, batch());
            more.forEach(members::see);
            rows.addAll(more);
        }
        return new Turn(number++, chunk());
    }

    private List<ReadMessage> batch() {
        var time = new StopWatch();
        var batch = new ArrayList<ReadMessage>();
        long count = 0;
        while (count < Chunk.ROWS && batch.size() < Chunk.ROWS && !isHeavy()) {
            var next = sitting.next(Math.max(0, PATIENCE_MILLIS - time.taken()));
            if (next.isEmpty()) {
                over = true;
                break;
            }
            var read = ReadMessage.of(next.get(), sitting.queue(), load.flow());
            batch.add(read);
            count += read.rows().size();
            weight += weight(next.get());
        }
        taken += count;
        over |= taken >= MOST_ROWS || isHeavy();
        return batch;
    }

    private static long weight(Received message) {
        if (message.large().isPresent()) {
            return HEAVY;
        }
        return message.body() instanceof Received.Body.Text text ? text.text().length() : 0;
    }

    private boolean isHeavy() {
        return weight >= HEAVY;
    }

    /** Rows that were delivered before keep their numbers, so a chunk ends where the numbers do not go on. */
    private Chunk chunk() {
        var chunk = new ArrayList<Row>();
        while (!rows.isEmpty() && chunk.size() < Chunk.ROWS && follows(chunk)) {
            chunk.add(rows.poll());
        }
        return new Chunk(chunk.isEmpty() ? 0 : chunk.get(0).number(), chunk);
    }

    private boolean follows(List<Row> chunk) {
        return chunk.isEmpty()
                || rows.peek().number() == chunk.get(chunk.size() - 1).number() + 1;
    }
}
