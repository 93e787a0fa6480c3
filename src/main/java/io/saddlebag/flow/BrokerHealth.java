package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Pause;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Whether the broker that the flows read their queues from can be reached. */
public final class BrokerHealth extends AbstractHealthCheck {

    private final Ledger ledger;

    public BrokerHealth(Ledger ledger) {
        super("saddlebag", "broker");
        this.ledger = ledger;
    }

    /** The flows connect again by themselves. */
    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        ledger.pauses().list().stream()
                .filter(pause -> pause.cause().equals(Queues.BROKER_AWAY))
                .map(Pause::reason)
                .findFirst()
                .ifPresent(reason -> builder.message(reason).down());
    }
}
