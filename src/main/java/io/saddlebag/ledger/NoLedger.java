package io.saddlebag.ledger;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** What stands in the ledger's place and can be none, told as what it is. */
final class NoLedger {

    private NoLedger() {}

    /** @throws LedgerDamaged when something stands there that is no file */
    static void refuse(Path file) {
        what(file).ifPresent(what -> {
            throw new LedgerDamaged(
                    SqliteFile.SHOWN + " is " + what
                            + ". Nothing was sent. Move it away, and put a backup of state/ in its place if there is one.",
                    null);
        });
    }

    private static Optional<String> what(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of("a folder, and no file");
        }
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            return Optional.of("a link that leads nowhere");
        }
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)
                ? Optional.of("a socket, a pipe or a device, and no file")
                : Optional.empty();
    }

    /** @throws LedgerUnavailable when this user has no right to it */
    static void refuseWithoutRights(Path file) {
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new LedgerUnavailable(
                    SqliteFile.SHOWN
                            + " cannot be opened: this user has no right to read and write it. Nothing was lost."
                            + " Run Saddlebag as the file's owner, or give the file to this user.",
                    null);
        }
    }
}
