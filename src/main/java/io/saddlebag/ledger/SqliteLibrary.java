package io.saddlebag.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native library.
 *
 * <p>The driver unpacks it into the temporary folder and removes it when the process ends in peace: every kill would leave a
 * megabyte behind. Unpacked into a folder of its own it can be removed as soon as it is loaded.
 */
final class SqliteLibrary {

    private static final String FOLDER = "org.sqlite.tmpdir";

    private static boolean loaded;

    private SqliteLibrary() {}

    /** @throws LedgerUnavailable when the temporary folder does not allow it */
    static synchronized void load() {
        try {
            if (!loaded && System.getProperty(FOLDER) == null) {
                loadFromOwnFolder();
            }
            loaded = true;
        } catch (Exception | LinkageError e) {
            throw new LedgerUnavailable(
                    "The SQLite library cannot be loaded from " + System.getProperty("java.io.tmpdir") + " ("
                            + e.getMessage()
                            + "). Nothing was lost. Set -Djava.io.tmpdir to a folder that can be written "
                            + "and may hold programs.",
                    e);
        }
    }

    private static void loadFromOwnFolder() throws Exception {
        var folder = Files.createTempDirectory("saddlebag-sqlite");
        System.setProperty(FOLDER, folder.toString());
        try {
            SQLiteJDBCLoader.initialize();
        } finally {
            System.clearProperty(FOLDER);
            remove(folder);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // Windows lets nobody remove a library in use: there the driver does it, as the process ends.
        }
    }
}
