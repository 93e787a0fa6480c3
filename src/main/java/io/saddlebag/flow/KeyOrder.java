package io.saddlebag.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the records of one key in file order while several chunks are under way: a chunk waits for the earlier ones that
 * hold one of its keys. Chunks enter in the order of their turns, whichever thread was first to map its rows.
 */
final class KeyOrder {

    private final Map<String, CountDownLatch> lastHolder = new HashMap<>();
    private long turn;
    private boolean broken;

    /**
     * Waits for the chunk's turn and then for every earlier chunk that holds one of the keys.
     *
     * @param number 0 for the first chunk, then one more for each; none may be left out
     * @return to be counted down when all records of the chunk have their outcome
     * @throws CancellationException when the load was stopped meanwhile
     */
    CountDownLatch enter(long number, Set<String> keys) throws InterruptedException {
        var mine = new CountDownLatch(1);
        for (CountDownLatch earlier : take(number, keys, mine)) {
            earlier.await();
        }
        checkUnbroken();
        return mine;
    }

    private synchronized Set<CountDownLatch> take(long number, Set<String> keys, CountDownLatch mine)
            throws InterruptedException {
        while (turn != number) {
            checkUnbroken();
            wait();
        }
        var earlier = new HashSet<CountDownLatch>();
        for (String key : keys) {
            var holder = lastHolder.put(key, mine);
            if (holder != null) {
                earlier.add(holder);
            }
        }
        turn++;
        notifyAll();
        return earlier;
    }

    private synchronized void checkUnbroken() {
        if (broken) {
            throw new CancellationException("the load was stopped");
        }
    }

    /** A chunk will never take its turn, so no later one can: they are let go without one. */
    synchronized void breakOff() {
        broken = true;
        lastHolder.values().forEach(CountDownLatch::countDown);
        notifyAll();
    }

    /** Lets the later chunks with these keys go on. */
    synchronized void leave(Set<String> keys, CountDownLatch mine) {
        for (String key : keys) {
            lastHolder.remove(key, mine);
        }
        mine.countDown();
    }
}
