package io.saddlebag.salesforce;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The places for calls that may be under way at once, over all flows. A place is held from just before the call until its
 * answer, so that a chunk that is mapped, paused or written down keeps no call of another from being made; where sending
 * again is unsafe, until the answer is written down, so that a kill leaves no more records in doubt than these calls hold.
 */
public final class CallSlots {

    private static final String HELD = "saddlebag.slot";

    private final Semaphore free;

    public CallSlots(int number) {
        this.free = new Semaphore(number);
    }

    /** Waits for a place and takes it. */
    void take(Exchange exchange) {
        free.acquireUninterruptibly();
        var held = new AtomicBoolean(true);
        exchange.setProperty(HELD, held);
        // Whatever nobody planned ends the exchange without an answer.
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                giveBack(held);
            }
        });
    }

    void giveBack(Exchange exchange) {
        if (exchange.removeProperty(HELD) instanceof AtomicBoolean held) {
            giveBack(held);
        }
    }

    private void giveBack(AtomicBoolean held) {
        if (held.getAndSet(false)) {
            free.release();
        }
    }
}
