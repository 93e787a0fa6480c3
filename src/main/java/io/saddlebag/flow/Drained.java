package io.saddlebag.flow;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells when every flow has delivered all that waits in its inbox, or waits itself. */
public final class Drained {

    private final LeftInInbox left;
    private final Set<String> busy;
    private final CountDownLatch done = new CountDownLatch(1);

    public Drained(LeftInInbox left, Set<String> flows) {
        this.left = left;
        this.busy = new HashSet<>(flows);
        if (busy.isEmpty()) {
            done.countDown();
        }
    }

    /** Takes what a look into a flow's inbox came to. */
    public synchronized void looked(String flow, Polls.Look look) {
        if (look == Polls.Look.PAUSED || look == Polls.Look.NOTHING && isEmpty(flow)) {
            busy.remove(flow);
        } else {
            busy.add(flow);
        }
        if (busy.isEmpty()) {
            done.countDown();
        }
    }

    private boolean isEmpty(String flow) {
        try {
            return left.isEmptyBut(flow);
        } catch (IOException e) {
            // Nobody can deliver from a folder that cannot be read.
            return true;
        }
    }

    /** @return false when the time was over before that */
    public boolean await(Duration atMost) throws InterruptedException {
        return done.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
