package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.salesforce.Departure;
import io.saddlebag.salesforce.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asked by each call of a shipment before it leaves: it stays when the ledger cannot take what becomes of its rows. Where it
 * must be known what left, the ledger knows it before the call does.
 *
 * @param replay the dead letters that the rows are; empty for rows of a file or queue
 */
record Leave(Ledger ledger, Shipment shipment, Optional<Replay> replay)
        implements Function<List<Departure>, Optional<Trouble>> {

    @Override
    public Optional<Trouble> apply(List<Departure> departures) {
        return ledger.troubleFor(shipment.load().flow().id())
                .or(() -> enter(departures))
                .map(why -> new Trouble(Trouble.Kind.HOME, why, Optional.empty()));
    }

    private Optional<String> enter(List<Departure> departures) {
        var load = shipment.load();
        if (!load.target().marksWhatLeaves()) {
            return Optional.empty();
        }
        try {
            if (replay.isPresent()) {
                replay.get().leaves(ledger, shipment, departures);
            } else {
                long source = load.loading().orElseThrow().id();
                ledger.sources().leaves(source, shipment.range(), shipment.left(departures));
            }
            return Optional.empty();
        } catch (LedgerUnavailable e) {
            return Optional.of(e.getMessage());
        }
    }
}
