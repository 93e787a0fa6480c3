package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.operations.BegunFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices files that somebody took out of their inbox after they were begun, and names each once. */
public final class TakenAway {

    private static final Logger LOG = LoggerFactory.getLogger(TakenAway.class);

    private final Home home;
    private final Ledger ledger;
    private final Predicate<Source> underWay;
    private final Consumer<FileReport> reports;

    /**
     * @param underWay whether its rows are on their way just now, so that this process moves the file itself
     * @param reports is told each of these files
     */
    public TakenAway(Home home, Ledger ledger, Predicate<Source> underWay, Consumer<FileReport> reports) {
        this.home = home;
        this.ledger = ledger;
        this.underWay = underWay;
        this.reports = reports;
    }

    public void look() {
        try {
            // The ledger is asked first: what has ended by the time that it is asked for below is not marked.
            for (Source source : ledger.sources().loading()) {
                var file = new BegunFile(home.root(), source);
                if (source.kind() == SourceKind.FILE && !underWay.test(source) && file.isTakenAway()) {
                    tell(source, file.takenAway());
                }
            }
        } catch (LedgerUnavailable e) {
            LOG.debug("Nobody can tell which files were taken away; the next look may.", e);
        }
    }

    private void tell(Source source, String why) {
        if (!ledger.sources().breakOff(source, why, Optional.empty())) {
            return;
        }
        LOG.warn("{}: {}", source.flow(), why);
        reports.accept(new FileReport(
                source.flow(),
                source.name(),
                source.path(),
                source.counts(),
                Duration.between(source.resumed(), source.lastSettled().orElse(source.resumed())),
                0,
                Optional.empty(),
                Optional.empty(),
                source.results().map(home.root()::resolve),
                List.of(why),
                0));
    }
}
