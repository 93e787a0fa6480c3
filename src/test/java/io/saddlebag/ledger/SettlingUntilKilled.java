package io.saddlebag.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process of its own that settles what is left of a file, with four threads, until it is done or killed. It settles so many
 * chunks at most, and then waits for the kill.
 */
final class SettlingUntilKilled {

    static final int CHUNK = 20;

    private SettlingUntilKilled() {}

    public static void main(String[] args) throws Exception {
        var ids = new DeadLetterIds(Clock.systemUTC(), new Random());
        var chunks = Long.parseLong(args[1]);
        try (var ledger = Ledger.open(Path.of(args[0]), Clock.systemUTC())) {
            var loading = ledger.sources().begin(Books.march(), Books.header());
            var next = new AtomicLong();
            var most = new Semaphore(Integer.parseInt(args[2]));
            List<Callable<Void>> threads = new ArrayList<>();
            for (var i = 0; i < 4; i++) {
                threads.add(() -> settleAll(ledger, loading, next, chunks, most, ids));
            }
            var pool = Executors.newFixedThreadPool(threads.size());
            for (Future<Void> ended : pool.invokeAll(threads)) {
                ended.get();
            }
            pool.shutdown();
            ledger.sources().finish(loading.id(), chunks * CHUNK);
        }
    }

    private static Void settleAll(
            Ledger ledger, Loading loading, AtomicLong next, long chunks, Semaphore most, DeadLetterIds ids) {
        for (var chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
            var rows = new RowRange(chunk * CHUNK + 1, (chunk + 1) * CHUNK);
            if (!loading.settled().contains(rows.first())) {
                most.acquireUninterruptibly();
                ledger.sources().settle(settlement(loading, rows, ids));
                System.out.write('.');
                System.out.flush();
            }
        }
        return null;
    }

    /** The first row of every chunk is a dead letter. */
    private static Settlement settlement(Loading loading, RowRange rows, DeadLetterIds ids) {
        var bad = Books.refused(rows.first());
        var dead = new NewDeadLetter(ids.next(), bad.row(), bad.record(), bad.failure(), bad.fate(), bad.descends());
        return new Settlement(
                loading.id(),
                rows,
                new Counts(rows.rows() - 1, 0, 0, 1),
                Books.lines(rows),
                List.of(dead),
                List.of(),
                rows.last());
    }
}
