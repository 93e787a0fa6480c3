package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.records.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends files in the ledger that had been moved to {@code done/} when an earlier process was killed. */
public final class MovedFiles {

    private final Home home;
    private final Ledger ledger;

    public MovedFiles(Home home, Ledger ledger) {
        this.home = home;
        this.ledger = ledger;
    }

    public void finish() throws IOException {
        for (Source source : ledger.sources().loading()) {
            if (source.kind() == SourceKind.FILE && wasMoved(source)) {
                ledger.sources().finish(source.id(), source.counts().total());
            }
        }
    }

    /** A file is moved only when each of its rows has its outcome. */
    private boolean wasMoved(Source source) throws IOException {
        var folder = home.done(source.flow());
        if (Files.exists(home.inbox(source.flow()).resolve(source.name())) || !Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) == source.size()
                        && Fingerprint.of(file).sha256().equals(source.fingerprint())) {
                    return true;
                }
            }
        }
        return false;
    }
}
