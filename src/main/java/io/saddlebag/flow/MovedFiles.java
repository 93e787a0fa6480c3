package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.records.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
                    || isFileOf(home.inbox(source.flow()).resolve(source.name()), source)) {
                continue;
            }
            try {
                finish(source);
            } catch (IllegalStateException e) {
                // Somebody took the file away before all of its rows had gone: it is not finished, and may come back.
                LOG.warn(
                        "{}: {} is gone, and not all of its rows were loaded. It goes on when it is dropped again, by any name.",
                        source.flow(),
                        source.path());
            }
        }
    }

    private void finish(Source source) throws IOException {
        var rows = source.counts().total();
        var done = find(home.done(source.flow()), source).map(home::shown);
        var rejected = find(home.rejected(source.flow()), source).map(home::shown);
        if (done.isPresent()) {
            ledger.sources().finish(source.id(), rows, done.get());
        } else if (rejected.isPresent()) {
            ledger.sources().reject(source.id(), rows, "It was set aside as " + rejected.get() + ".", rejected.get());
        }
    }

    private static Optional<Path> find(Path folder, Source source) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (isFileOf(file, source)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether this is the source's file: another may have its name by now. */
    static boolean isFileOf(Path file, Source source) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == source.size()
                && Fingerprint.of(file).sha256().equals(source.fingerprint());
    }
}
