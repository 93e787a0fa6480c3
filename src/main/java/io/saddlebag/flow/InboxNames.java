package io.saddlebag.flow;

import io.saddlebag.records.Unfinished;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Which files in an inbox are to be loaded: other programs keep files of their own there, a pipe would be read for ever, a link is not
 * followed, and some files are left for a while.
 */
public final class InboxNames implements GenericFileFilter<File> {

    private final Predicate<Path> seen;

    /** @param seen is told each file that waits, at each look into its inbox, and says whether it is to have its turn */
    public InboxNames(Predicate<Path> seen) {
        this.seen = seen;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        return !Unfinished.isName(file.getFileNameOnly())
                && path(file).filter(this::isToLoad).isPresent();
    }

    private boolean isToLoad(Path path) {
        return NameFlaw.of(path).isEmpty() && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && seen.test(path);
    }

    /** Empty for a name that is no text in the encoding of this system. */
    private static Optional<Path> path(GenericFile<File> file) {
        try {
            return Optional.of(file.getFile().toPath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
