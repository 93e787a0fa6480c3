package io.saddlebag.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What earlier loads left in a home. Beside it a ledger that is missing or empty was lost: a new one would let rows be loaded
 * a second time, and nobody would notice.
 */
final class EarlierLoads {

    private static final List<String> FOLDERS = List.of("results", "dead-letter", "done");

    private EarlierLoads() {}

    /**
     * @param how the ledger is: {@code is missing}
     * @throws LedgerDamaged when files of earlier loads are there
     */
    static void refuseWithout(Path home, String how) {
        var found = FOLDERS.stream()
                .filter(folder -> holdsFiles(home.resolve(folder)))
                .map(folder -> folder + "/")
                .toList();
        if (!found.isEmpty()) {
            throw new LedgerDamaged(
                    "%s %s, but there are files of earlier loads in %s: with a new ledger, rows that Salesforce has could be"
                                    .formatted(SqliteFile.SHOWN, how, String.join(", ", found))
                            + " loaded a second time, and dead letters could not be replayed. Nothing was started. Put a backup of"
                            + " state/ back; or, to begin anew, move results/, dead-letter/ and done/ away.",
                    null);
        }
    }

    /** Each flow has a folder of its own there; hidden files are unfinished ones. */
    private static boolean holdsFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.find(folder, 2, (file, attributes) -> attributes.isRegularFile())) {
            return files.anyMatch(file -> !file.getFileName().toString().startsWith("."));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }
}
