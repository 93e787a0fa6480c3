package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.salesforce.Trouble.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a flow from taking files and messages while the ledger cannot take what becomes of their rows. */
final class DiskPause {

    private static final Logger LOG = LoggerFactory.getLogger(DiskPause.class);

    private final Ledger ledger;
    private final Pauses pauses;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    DiskPause(Ledger ledger, Pauses pauses) {
        this.ledger = ledger;
        this.pauses = pauses;
    }

    /** Asked before each poll: a flow goes on as soon as the disk takes writes again. */
    boolean isOver(String flow) {
        var trouble = ledger.troubleFor(flow);
        if (trouble.isPresent()) {
            if (waiting.add(flow)) {
                begin(flow, trouble.get());
            }
        } else if (waiting.remove(flow)) {
            pauses.ended(flow);
            inTheLedger(() -> ledger.pauses().resume(flow));
            LOG.info("{}: the disk takes writes again, the flow goes on", flow);
        }
        return trouble.isEmpty();
    }

    private void begin(String flow, String why) {
        // A flow that met it with a file has told it.
        if (pauses.trouble(flow).isEmpty()) {
            LOG.error("{}: waits: {}", flow, why);
        }
        inTheLedger(() -> ledger.pauses().pause(flow, Kind.HOME.word(), why, Optional.empty()));
    }

    private static void inTheLedger(Runnable entry) {
        try {
            entry.run();
        } catch (LedgerUnavailable e) {
            LOG.debug("A pause is not in the ledger", e);
        }
    }
}
