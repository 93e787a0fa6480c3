package io.saddlebag.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Who was the last to take each key of one object: chunks of files, of queues, and of a replay beside them. */
final class KeyHolders {

    private final Map<String, CountDownLatch> last = new HashMap<>();

    /** Takes all the keys at once, so that no two wait for each other; gives those who must be done first. */
    synchronized Set<CountDownLatch> take(Set<String> keys, CountDownLatch mine) {
        var earlier = new HashSet<CountDownLatch>();
        for (String key : keys) {
            var holder = last.put(key, mine);
            if (holder != null) {
                earlier.add(holder);
            }
        }
        return earlier;
    }

    /** Lets the later chunks with these keys go on. */
    synchronized void leave(Set<String> keys, CountDownLatch mine) {
        for (String key : keys) {
            last.remove(key, mine);
        }
        mine.countDown();
    }
}
