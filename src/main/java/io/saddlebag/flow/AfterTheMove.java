package io.saddlebag.flow;

import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.support.SynchronizationAdapter;

/** Runs when Camel has moved a file to where it belongs, so that whoever is told finds it there. */
final class AfterTheMove extends SynchronizationAdapter {

    private final Runnable telling;

    AfterTheMove(Runnable telling) {
        this.telling = telling;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST;
    }

    @Override
    public void onDone(Exchange exchange) {
        telling.run();
    }
}
