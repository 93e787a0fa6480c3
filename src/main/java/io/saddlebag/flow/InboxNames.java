package io.saddlebag.flow;

import io.saddlebag.records.Unfinished;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Which names in an inbox are files to load: hidden and temporary ones are somebody's unfinished work; a pipe would be read for
 * ever, and of a link that leads nowhere there is nothing to read.
 */
public final class InboxNames implements GenericFileFilter<File> {

    private final Consumer<Path> seen;

    /** @param seen is told each file that waits, at each look into its inbox */
    public InboxNames(Consumer<Path> seen) {
        this.seen = seen;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        var path = file.getFile().toPath();
        boolean toLoad = !Unfinished.isName(file.getFileNameOnly()) && Files.isRegularFile(path);
        if (toLoad) {
            seen.accept(path);
        }
        return toLoad;
    }

    /** How many files of the folder are still to be loaded. */
    static long waiting(Path inbox) throws IOException {
        try (var files = Files.list(inbox)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !Unfinished.isName(file.getFileName().toString()))
                    .count();
        }
    }
}
