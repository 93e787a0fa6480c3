package io.saddlebag.operations;

import io.saddlebag.ledger.Source;
import io.saddlebag.records.Fingerprint;
import io.saddlebag.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The file of a source that was begun, as the folders of the home show it. */
public record BegunFile(Path home, Source source) {

    /** Whether this is the source's file: another may have its name by now. */
    public boolean is(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == source.size()
                && Fingerprint.of(file).sha256().equals(source.fingerprint());
    }

    /** Where it is in this folder, under whatever name. */
    public Optional<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (is(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether its inbox, which can be looked into, has it no more. */
    public boolean isTakenAway() {
        var inbox = folder("inbox");
        try {
            return Files.isDirectory(inbox)
                    && !Files.exists(inbox.resolve(source.name()), LinkOption.NOFOLLOW_LINKS)
                    && in(inbox).isEmpty();
        } catch (IOException e) {
            // Nobody knows what is in there.
            return false;
        }
    }

    /** The same, and a process that was killed as the file ended has not moved it either. */
    public boolean isNowhere() {
        try {
            return isTakenAway()
                    && in(folder("done")).isEmpty()
                    && in(folder("rejected")).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** What a person is told when it was taken away. */
    public String takenAway() {
        var settled = source.counts().total();
        return "inbox/%s/%s was taken away before it was done (%s). Drop it again, by any name, and it goes on from there."
                .formatted(
                        source.flow(),
                        source.name(),
                        settled == 0
                                ? "none of its rows has an outcome"
                                : Words.count(settled, "row has its outcome", "rows have their outcome"));
    }

    private Path folder(String name) {
        return home.resolve(name).resolve(source.flow());
    }
}
