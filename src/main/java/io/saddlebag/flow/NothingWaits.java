package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Pause;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends the pause of a flow whose inbox is empty: the file it waited for was taken away, or it was another process that
 * waited, and was killed. Queues do that themselves, by asking Salesforce.
 */
public final class NothingWaits {

    private final LeftInInbox left;
    private final Flows flows;
    private final Pauses pauses;
    private final Ledger ledger;
    private final Set<String> sinceEarlier = ConcurrentHashMap.newKeySet();

    public NothingWaits(LeftInInbox left, Flows flows, Pauses pauses, Ledger ledger) {
        this.left = left;
        this.flows = flows;
        this.pauses = pauses;
        this.ledger = ledger;
        for (Pause pause : ledger.pauses().list()) {
            if (flows.byId().containsKey(pause.flow())) {
                sinceEarlier.add(pause.flow());
            } else {
                ledger.pauses().resume(pause.flow());
            }
        }
    }

    /** Takes what a look into a flow's inbox came to. */
    public void looked(String flow, Polls.Look look) {
        if (look != Polls.Look.NOTHING || flows.flow(flow).queue().isPresent()) {
            return;
        }
        boolean told = pauses.trouble(flow).isPresent();
        if ((told || sinceEarlier.contains(flow)) && isEmpty(flow)) {
            boolean anothers = sinceEarlier.remove(flow) && !told;
            if (pauses.foundNothing(flow) || anothers) {
                ledger.pauses().resume(flow);
            }
        }
    }

    /** A look finds nothing, too, in a file that is still being written or was let go of this very moment. */
    private boolean isEmpty(String flow) {
        try {
            return left.isEmptyBut(flow);
        } catch (IOException e) {
            return false;
        }
    }
}
