package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Pause;
import io.saddlebag.salesforce.Trouble;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether a flow can deliver: down while it waits, with the reason that the status gives. */
public final class FlowHealth extends AbstractHealthCheck {

    private final String flow;
    private final Ledger ledger;
    private final Pauses pauses;

    public FlowHealth(String flow, Ledger ledger, Pauses pauses) {
        super("saddlebag", "flow:" + flow);
        this.flow = flow;
        this.ledger = ledger;
        this.pauses = pauses;
    }

    /** It goes on by itself when the cause is gone; a restart would not hasten that. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        reason().ifPresent(reason -> builder.message(reason).down());
    }

    /** The ledger knows of the broker and of inboxes, too; it knows nothing while it cannot be written. */
    private Optional<String> reason() {
        return ledger.pauses().list().stream()
                .filter(pause -> pause.flow().equals(flow))
                .map(Pause::reason)
                .findFirst()
                .or(() -> pauses.trouble(flow).map(Trouble::what));
    }
}
