package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.operations.BegunFile;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends files in the ledger that had been moved to {@code done/} or {@code rejected/} when an earlier process was killed. */
public final class MovedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(MovedFiles.class);

    private final Home home;
    private final Ledger ledger;

    public MovedFiles(Home home, Ledger ledger) {
        this.home = home;
        this.ledger = ledger;
    }

    /** A file is moved only when each of its rows, so far as they can be read, has its outcome. */
    public void finish() throws IOException {
        for (Source source : ledger.sources().loading()) {
            if (source.kind() != SourceKind.FILE
                    || new BegunFile(home.root(), source)
                            .is(home.inbox(source.flow()).resolve(source.name()))) {
                continue;
            }
            try {
                finish(source);
            } catch (IllegalStateException e) {
                // Somebody took the file away before all of its rows had gone: it is not finished, and may come back.
                LOG.debug("{}: {} is not that which was moved", source.flow(), source.path(), e);
            }
        }
    }

    private void finish(Source source) throws IOException {
        var rows = source.counts().total();
        var file = new BegunFile(home.root(), source);
        var done = file.in(home.done(source.flow())).map(home::shown);
        var rejected = file.in(home.rejected(source.flow())).map(home::shown);
        if (done.isPresent()) {
            ledger.sources().finish(source.id(), rows, done.get());
        } else if (rejected.isPresent()) {
            ledger.sources().reject(source.id(), rows, "It was set aside as " + rejected.get() + ".", rejected.get());
        }
    }
}
