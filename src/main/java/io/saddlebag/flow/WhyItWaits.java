package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Pause;
import io.saddlebag.salesforce.Trouble;
import java.util.Optional;
import java.util.function.Predicate;

/** The reasons that the status gives, for whoever asks the process itself. */
public record WhyItWaits(Ledger ledger, Pauses pauses) {

    /** Why the flow waits. The ledger knows of the broker and of inboxes, too; it knows nothing while it cannot be written. */
    public Optional<String> flow(String flow) {
        return ledger.troubleFor(flow)
                .or(() -> inTheLedger(pause -> pause.flow().equals(flow)))
                .or(() -> pauses.trouble(flow).map(Trouble::what));
    }

    /** Why the broker that the flows read their queues from cannot be reached. */
    public Optional<String> broker() {
        return inTheLedger(pause -> pause.cause().equals(Queues.BROKER_AWAY));
    }

    private Optional<String> inTheLedger(Predicate<Pause> which) {
        return ledger.pauses().list().stream().filter(which).map(Pause::reason).findFirst();
    }
}
