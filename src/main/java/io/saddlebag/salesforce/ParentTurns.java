package io.saddlebag.salesforce;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Lets records that found their parent locked go one call after the other. Salesforce locks the parent of every record that it
 * writes, so two calls at once with children of one parent would only lock each other out again; within one call they do not.
 */
public final class ParentTurns {

    private final Map<String, Object> holders = new HashMap<>();

    /**
     * Waits until no other holder has one of the parents, and takes them all at once, so that no two wait for each other.
     *
     * @param longest how long to wait, in milliseconds. After that, or when the thread is interrupted, the call is made all the
     *     same: waiting is a courtesy, and Salesforce answers in the end
     */
    synchronized void take(Set<String> parents, Object holder, long longest) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longest);
        try {
            for (long left = longest; left > 0 && isTaken(parents, holder); left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        parents.forEach(parent -> holders.putIfAbsent(parent, holder));
    }

    private boolean isTaken(Set<String> parents, Object holder) {
        return parents.stream().anyMatch(parent -> holders.getOrDefault(parent, holder) != holder);
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    /** Lets others have what this holder took. */
    synchronized void leave(Object holder) {
        if (holders.values().removeIf(other -> other == holder)) {
            notifyAll();
        }
    }
}
