package io.saddlebag.flow;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the records of one key in file order while several chunks are under way: a chunk waits for the earlier ones that
 * hold one of its keys, those of other loads among them. Chunks enter in the order of their turns, whichever thread was
 * first to map its rows.
 */
final class KeyOrder {

    private long turn;
    private boolean broken;

    /**
     * Waits for the chunk's turn and then for everybody who took one of its keys before.
     *
     * @param number 0 for the first chunk, then one more for each; none may be left out
     * @param shared among the loads that write the same object by the same key; always the same one for a load
     * @return to be given back to those who share, when no call with a record of the chunk is out any more
     * @throws CancellationException when the load was stopped meanwhile
     */
    CountDownLatch enter(long number, Set<String> keys, KeyHolders shared) throws InterruptedException {
        var mine = new CountDownLatch(1);
        var earlier = take(number, keys, mine, shared);
        try {
            for (CountDownLatch holder : earlier) {
                holder.await();
            }
            checkUnbroken();
            return mine;
        } catch (CancellationException | InterruptedException e) {
            shared.leave(keys, mine);
            throw e;
        }
    }

    private synchronized Set<CountDownLatch> take(long number, Set<String> keys, CountDownLatch mine, KeyHolders shared)
            throws InterruptedException {
        while (turn != number) {
            checkUnbroken();
            wait();
        }
        checkUnbroken();
        var earlier = shared.take(keys, mine);
        turn++;
        notifyAll();
        return earlier;
    }

    private synchronized void checkUnbroken() {
        if (broken) {
            throw new CancellationException("the load was stopped");
        }
    }

    /** A chunk will never take its turn, so no later one can: they are let go without one. Those that are in stay. */
    synchronized void breakOff() {
        broken = true;
        notifyAll();
    }
}
