package io.saddlebag.flow;

import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.support.SynchronizationAdapter;

/** Runs when an exchange has ended, and Camel has moved its file to where it belongs, so that whoever is told finds it there. */
final class Afterwards extends SynchronizationAdapter {

    private final Runnable task;

    Afterwards(Runnable task) {
        this.task = task;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST;
    }

    @Override
    public void onDone(Exchange exchange) {
        task.run();
    }
}
