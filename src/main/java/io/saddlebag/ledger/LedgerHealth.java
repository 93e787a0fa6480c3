package io.saddlebag.ledger;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether what happens can be written down: down from a write that the disk refused until one that it took. */
public final class LedgerHealth extends AbstractHealthCheck {

    private final Ledger ledger;

    public LedgerHealth(Ledger ledger) {
        super("saddlebag", "ledger");
        this.ledger = ledger;
    }

    /** No reason to kill the process, which goes on when the disk does. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        ledger.trouble().ifPresent(trouble -> builder.message(trouble).down());
    }
}
