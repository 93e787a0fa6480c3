package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerDamaged;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.operations.InboxFiles;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The flows of inboxes that have had no file, and for which none waits. */
public final class UnusedFlows {

    private UnusedFlows() {}

    /** Whether messages wait is unknown here, so a flow of a queue counts as used. */
    public static Set<String> of(Home home, Flows flows, Clock clock) {
        var used = new HashSet<String>();
        try (var ledger = Ledger.openReadOnly(home.root(), clock).orElse(null)) {
            if (ledger != null) {
                used.addAll(ledger.sources().flows());
            }
        } catch (LedgerDamaged | LedgerUnavailable e) {
            // Unknown, so no flow counts as unused.
            return Set.of();
        }
        used.addAll(InboxFiles.waiting(home.root(), List.of()).keySet());
        return flows.byId().values().stream()
                .filter(flow -> flow.queue().isEmpty())
                .map(Flow::id)
                .filter(id -> !used.contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }
}
