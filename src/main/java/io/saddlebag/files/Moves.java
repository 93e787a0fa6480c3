package io.saddlebag.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Moves an entry of a folder that other users may write to, without following what they put in its place. */
public final class Moves {

    private static final int BLOCK = 1 << 16;

    private Moves() {}

    /**
     * Moves a file, or a link as it is. To another file system a file is copied from what was opened.
     *
     * @param to nothing may stand there
     * @param readers who may read the copy
     */
    public static void move(Path from, Path to, Readers readers) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            if (Files.isSymbolicLink(from)) {
                Files.createSymbolicLink(to, Files.readSymbolicLink(from));
                Files.delete(from);
                return;
            }
            try (var opened = OpenedFile.openAmongOthers(from, FileIdentity.of(from))) {
                copy(opened, to, readers);
            }
            Files.delete(from);
        }
        readers.take(to);
    }

    /** Moves the file that was opened, from wherever its name leads now; what took its name meanwhile stays there. */
    public static void move(OpenedFile file, Path to, Readers readers) throws IOException {
        if (file.isInPlace()) {
            try {
                Files.move(file.path(), to, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                copy(file, to, readers);
                deleteSource(file, to);
                return;
            }
            if (isAt(file, to)) {
                readers.take(to);
                return;
            }
            // Another entry took its name in this very moment: it goes back, whatever it is.
            Files.move(to, file.path(), StandardCopyOption.ATOMIC_MOVE);
        }
        copy(file, to, readers);
    }

    private static void deleteSource(OpenedFile file, Path copy) throws IOException {
        try {
            if (file.isInPlace()) {
                Files.delete(file.path());
            }
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** Whether that is the file, or, as some network file systems number a file anew that is renamed, one of the same content. */
    public static boolean isAt(OpenedFile file, Path place) throws IOException {
        var found = FileIdentity.find(place);
        if (found.isEmpty() || found.get().isSameFile(file.identity())) {
            return found.isPresent();
        }
        return found.get().regular()
                && found.get().size() == file.identity().size()
                && hasContentOf(file, place, found.get());
    }

    private static boolean hasContentOf(OpenedFile file, Path place, FileIdentity found) throws IOException {
        try (var other = OpenedFile.open(place, found)) {
            var block = new byte[BLOCK];
            var otherBlock = new byte[BLOCK];
            for (long at = 0; at < found.size(); at += BLOCK) {
                int read = file.read(at, block, BLOCK);
                int otherRead = other.read(at, otherBlock, BLOCK);
                if (!Arrays.equals(block, 0, read, otherBlock, 0, otherRead)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static void copy(OpenedFile file, Path to, Readers readers) throws IOException {
        try (var out = readers.newFile(to)) {
            file.read().transferTo(out);
        } catch (IOException e) {
            Files.deleteIfExists(to);
            throw e;
        }
    }
}
