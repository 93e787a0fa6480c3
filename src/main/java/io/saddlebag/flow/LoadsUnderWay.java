package io.saddlebag.flow;

import io.saddlebag.salesforce.Trouble;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The loads that a stop of the process must bring to a clean point, those that begin while it stops among them. */
final class LoadsUnderWay {

    private static final Trouble STOPPING =
            new Trouble(Trouble.Kind.STOPPING, "Saddlebag is being stopped.", Optional.empty());

    private final Set<Load> loads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    void add(Load load) {
        loads.add(load);
        if (stopping) {
            load.stop(STOPPING);
        }
    }

    void remove(Load load) {
        loads.remove(load);
    }

    /** Lets the calls under way end; no further one is made. */
    void stop() {
        stopping = true;
        loads.forEach(load -> load.stop(STOPPING));
    }
}
