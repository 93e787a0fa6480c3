package io.saddlebag.flow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/** Which names in an inbox are files to load: hidden and temporary ones are somebody's unfinished work. */
public final class InboxNames implements GenericFileFilter<File> {

    @Override
    public boolean accept(GenericFile<File> file) {
        return !file.isDirectory() && isToLoad(file.getFileNameOnly());
    }

    static boolean isToLoad(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !name.startsWith(".")
                && !name.startsWith("~$")
                && !lower.endsWith(".part")
                && !lower.endsWith(".tmp")
                && !lower.endsWith(".filepart")
                && !lower.endsWith(".crdownload");
    }

    /** How many files of the folder are still to be loaded. */
    static long waiting(Path inbox) throws IOException {
        try (var files = Files.list(inbox)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isToLoad(file.getFileName().toString()))
                    .count();
        }
    }
}
