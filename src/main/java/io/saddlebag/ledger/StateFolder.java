package io.saddlebag.ledger;

import io.saddlebag.secrets.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates the state folder and files in it so that only their owner may read them. */
final class StateFolder {

    private StateFolder() {}

    static void create(Path folder) throws IOException {
        PrivateFile.folder(folder);
    }

    /** The database may not be the one to create its file: it would let the group read customers' rows. */
    static void createFile(Path file) throws IOException {
        create(file.getParent());
        if (!isPosix(file)) {
            return;
        }
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
            Durable.folder(file.getParent());
        } else if (!Files.getPosixFilePermissions(file).equals(ownerOnly)) {
            Files.setPosixFilePermissions(file, ownerOnly);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
