package io.saddlebag.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A file as it stood when it was opened. Camel copies a file that it cannot rename, and then deletes it; where it may not do
 * that, the file stands where it was, beside its copy, and would be loaded again for ever.
 *
 * @param key what the file system knows it by; empty where it tells none
 */
record Standing(Path file, long size, FileTime modified, Optional<Object> key) {

    static Optional<Standing> of(Path file) {
        try {
            var found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Standing(file, found.size(), found.lastModifiedTime(), Optional.ofNullable(found.fileKey())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it was not moved; another file that came by the same name is not it. */
    boolean isThere() {
        return of(file).filter(this::equals).isPresent();
    }
}
