package io.saddlebag.flow;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.files.Folders;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

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
        var search = new Search(found, file.getParent());
        try (var entries = Files.list(home.root())) {
            for (Path entry : entries.toList()) {
                boolean inboxes = entry.getFileName().toString().equals("inbox");
                search.in(entry, inboxes ? 2 : Integer.MAX_VALUE);
            }
        }
        return search.original;
    }

    /**
     * Follows the links that stand in the home itself, which are the owner's, and none below: one that was dropped and set aside would
     * lead anywhere.
     */
    private static final class Search extends SimpleFileVisitor<Path> {

        private final FileIdentity wanted;
        private final Path besides;
        private Optional<Path> original = Optional.empty();

        Search(FileIdentity wanted, Path besides) {
            this.wanted = wanted;
            this.besides = besides;
        }

        void in(Path entry, int depth) throws IOException {
            if (original.isEmpty() && Files.exists(entry)) {
                Files.walkFileTree(Files.isSymbolicLink(entry) ? entry.toRealPath() : entry, Set.of(), depth, this);
            }
        }

        @Override
        public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
            boolean same = !each.getParent().equals(besides)
                    && Optional.ofNullable(attributes.fileKey()).equals(wanted.key());
            if (same) {
                original = Optional.of(each);
            }
            return same ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        /** What may not be looked at, or is gone by now, hides no file from the search in the rest. */
        @Override
        public FileVisitResult visitFileFailed(Path each, IOException why) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException why) {
            return FileVisitResult.CONTINUE;
        }
    }
}
