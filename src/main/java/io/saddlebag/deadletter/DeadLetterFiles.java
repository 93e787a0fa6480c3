package io.saddlebag.deadletter;

import io.saddlebag.files.Readers;
import io.saddlebag.ledger.DeadLetterBooks;
import io.saddlebag.ledger.Durable;
import io.saddlebag.ledger.FreeName;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.ledger.Source;
import io.saddlebag.records.Fingerprint;
import io.saddlebag.records.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the files in {@code dead-letter/} as the ledger has them: {@code dead-letter/contacts/march.csv} holds the rows of
 * march.csv that a person can do something about, and is gone when there are none.
 *
 * <p>A file is written beside the old one and takes its place in one step. One that was edited is not lost: it is renamed to
 * {@code march.edited.csv} first.
 */
public final class DeadLetterFiles {

    private final Path home;
    private final DeadLetterBooks books;
    private final Readers readers;

    public DeadLetterFiles(Path home, Ledger ledger) {
        this.home = home;
        this.books = ledger.deadLetterBooks();
        this.readers = ledger.readers();
    }

    /**
     * Writes or removes what is out of date: to be called at start, when a source has ended, and after replays and discards.
     *
     * @throws LedgerUnavailable when the disk refuses; the ledger stays right, and the next call does it
     */
    public void refresh() {
        // Inboxes, queues and replays have each their own of these, on one ledger.
        synchronized (books) {
            for (var source : toWrite()) {
                try {
                    refresh(source);
                } catch (IOException e) {
                    removeHalf(part(source));
                    throw LedgerUnavailable.writing(folder(source) + fileName(source), e);
                }
            }
        }
    }

    /** Those that are out of date, and all of a flow whose folder somebody removed. */
    private List<Source> toWrite() {
        var removed = books.flows().stream()
                .filter(flow -> !Files.isDirectory(home.resolve("dead-letter").resolve(flow)))
                .flatMap(flow -> books.withFile(flow).stream());
        return Stream.concat(books.stale().stream(), removed).distinct().toList();
    }

    private void refresh(Source source) throws IOException {
        readers.makeFolder(home.resolve(folder(source)));
        var fresh = part(source);
        var written = DeadLetterText.write(fresh, readers, source, books);
        if (written.rows() == 0) {
            Files.delete(fresh);
            remove(source);
            books.written(source.id(), written.version(), Optional.empty(), Optional.empty());
            return;
        }
        var target = target(source, written.sha256());
        keepEdited(source, target, written.sha256());
        Files.move(fresh, home.resolve(target), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Durable.folder(home.resolve(folder(source)));
        books.written(source.id(), written.version(), Optional.of(target), Optional.of(written.sha256()));
    }

    private Path part(Source source) {
        return home.resolve(folder(source) + FreeName.draft(source.name()));
    }

    /** On a full disk it would only take the room that is missing. */
    private static void removeHalf(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The next refresh writes over it.
        }
    }

    private void remove(Source source) throws IOException {
        if (source.deadLetterFile().isPresent()) {
            keepEdited(source, source.deadLetterFile().get(), "");
            if (Files.deleteIfExists(home.resolve(source.deadLetterFile().get()))) {
                Durable.folder(home.resolve(folder(source)));
            }
        }
    }

    /** The file it has; else a name that overwrites nothing, but the very file if a crash kept it from being noted. */
    private String target(Source source, String sha256) throws IOException {
        if (source.deadLetterFile().isPresent()) {
            return source.deadLetterFile().get();
        }
        return FreeName.<IOException>of(folder(source) + FreeName.stem(source.name()), ending(source), name -> {
            var path = home.resolve(name);
            return books.isOwned(name) || Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isSame(path, sha256);
        });
    }

    private static boolean isSame(Path path, String sha256) throws IOException {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && Fingerprint.of(path).sha256().equals(sha256);
    }

    private void keepEdited(Source source, String file, String aboutToWrite) throws IOException {
        var path = home.resolve(file);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var found = Fingerprint.of(path).sha256();
        if (!found.equals(aboutToWrite) && !Optional.of(found).equals(books.fingerprint(source.id()))) {
            var edited = FreeName.of(
                    FreeName.stem(file),
                    ".edited",
                    ending(source),
                    name -> Files.exists(home.resolve(name), LinkOption.NOFOLLOW_LINKS));
            Files.move(path, home.resolve(edited));
        }
    }

    private static String folder(Source source) {
        return "dead-letter/" + source.flow() + "/";
    }

    private static String fileName(Source source) {
        return FreeName.fitted(FreeName.stem(source.name()), ending(source));
    }

    private static String ending(Source source) {
        return Format.valueOf(source.format()).isJson() ? ".ndjson" : ".csv";
    }
}
