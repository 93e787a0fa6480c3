package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.salesforce.Trouble;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which inboxes can be looked into. Camel passes over a folder that is gone without a word, so that a flow whose network share
 * is away would only seem to have nothing to do: here it is told once, stands in the status, and goes on when it is back.
 */
public final class OpenInboxes {

    private static final Logger LOG = LoggerFactory.getLogger(OpenInboxes.class);

    private final Home home;
    private final Flows flows;
    private final Ledger ledger;
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    public OpenInboxes(Home home, Flows flows, Ledger ledger) {
        this.home = home;
        this.flows = flows;
        this.ledger = ledger;
    }

    /** Whether the flow's inbox is there and readable now. A queue has none, and is open. */
    boolean isOpen(String flow) {
        if (flows.flow(flow).queue().isPresent()) {
            return true;
        }
        var folder = home.inbox(flow);
        boolean open = Files.isDirectory(folder) && Files.isReadable(folder);
        if (open && closed.remove(flow)) {
            ledger.pauses().resume(flow);
            LOG.info("{}: {} is back", flow, home.shown(folder));
        } else if (!open && closed.add(flow)) {
            tell(
                    flow,
                    "%s %s. Files that were begun go on when it is back."
                            .formatted(home.shown(folder), Files.exists(folder) ? "cannot be read" : "is gone"));
        }
        return open;
    }

    private void tell(String flow, String what) {
        LOG.error("{}: {}", flow, what);
        ledger.pauses().pause(flow, Trouble.Kind.HOME.word(), what, Optional.empty());
    }
}
