package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.salesforce.Trouble;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Lets a flow wait, and says so: in the ledger for the status, and once in the log. */
record PauseNotice(Pauses pauses, Ledger ledger, Describes describes) {

    private static final Logger LOG = LoggerFactory.getLogger(PauseNotice.class);

    void pause(Load load, Trouble trouble) {
        var flow = load.flow().id();
        if (trouble.kind() == Trouble.Kind.STOPPING) {
            LOG.info("{}: {}: {} so far; it goes on at the next start", flow, load.name(), load.counts());
            return;
        }
        if (trouble.kind().isOfOneFlow()) {
            describes.forget(load.flow().object());
        }
        load.waits().ifPresent(waits -> pause(flow, waits, trouble));
    }

    /** @param waits what waits and where: {@code march.csv waits in the inbox} */
    void pause(String flow, String waits, Trouble trouble) {
        // One line for one trouble, however many flows and files meet it, and however often they try again.
        var level = pauses.pause(flow, trouble) ? Level.ERROR : Level.DEBUG;
        // A login does not come back by the clock.
        var until = trouble.kind().stopsEveryCall() && trouble.until().isEmpty()
                ? ""
                : " until " + pauses.untilShown(trouble);
        LOG.atLevel(level).log("{}: {}{}: {}", flow, waits, until, trouble.what());
        write(flow, trouble, Optional.of(pauses.until(trouble)));
    }

    /** Lets flows wait that have nothing to deliver: their next file would meet the same. */
    void pauseAll(Collection<String> flows, Trouble trouble) {
        boolean news = false;
        for (String flow : flows) {
            news |= pauses.pause(flow, trouble);
            write(flow, trouble, trouble.until());
        }
        LOG.atLevel(news ? Level.ERROR : Level.DEBUG).log("All flows wait: {}", trouble.what());
    }

    private void write(String flow, Trouble trouble, Optional<Instant> until) {
        try {
            ledger.pauses().pause(flow, trouble.kind().word(), trouble.what(), until);
        } catch (LedgerUnavailable e) {
            // The disk that is full may be the ledger's own: then the log alone has told of the pause.
            LOG.debug("{}: the pause is not in the ledger", flow, e);
        }
    }

    /** A file of the flow went through: others that waited for the org go on with it. */
    void clear(String flow) {
        pauses.clear(flow).forEach(ledger.pauses()::resume);
    }

    /** Flows that waited for a login go on, those that have nothing to deliver among them. */
    void signedIn() {
        pauses.signedIn().forEach(ledger.pauses()::resume);
    }
}
