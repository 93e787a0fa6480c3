package io.saddlebag.flow;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.files.Folders;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files in an inbox that have a second name. Whoever can write to the inbox could make one for a file that he cannot read, where the
 * system lets him (Linux with {@code fs.protected_hardlinks = 0}, network shares).
 */
final class HardLinks {

    private final Home home;

    HardLinks(Home home) {
        this.home = home;
    }

    /** Why such a file is not loaded now; empty for one that may be. */
    Optional<Obstacle> obstacle(Path file, FileIdentity found) {
        if (found.links() < 2) {
            return Optional.empty();
        }
        try {
            return Folders.isOpenToWriters(file.getParent())
                            || ofHome(file, found).isPresent()
                    ? Optional.of(SetAside.left(
                            "has a second name (it is a hard link), which may be a file of somebody else",
                            "Copy the file to the inbox instead of linking it; it loads when it has this name only."))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(Obstacle.unreadable(e));
        }
    }

    /** The file of the home, outside of this inbox, that it is a second name of. */
    Optional<Path> ofHome(Path file, FileIdentity found) throws IOException {
        if (found.links() < 2 || found.key().isEmpty()) {
            return Optional.empty();
        }
        try (var entries = Files.list(home.root())) {
            for (Path entry : entries.toList()) {
                var same = entry.getFileName().toString().equals("inbox")
                        ? in(entry, file, found, 2)
                        : in(entry, file, found, Integer.MAX_VALUE, FileVisitOption.FOLLOW_LINKS);
                if (same.isPresent()) {
                    return same;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> in(Path folder, Path file, FileIdentity found, int depth, FileVisitOption... options)
            throws IOException {
        try (Stream<Path> files = Files.walk(folder, depth, options)) {
            return files.filter(each -> !each.getParent().equals(file.getParent()))
                    .filter(each ->
                            FileIdentity.find(each).filter(found::isSameFile).isPresent())
                    .findFirst();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
