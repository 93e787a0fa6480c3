package io.saddlebag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that stays in its inbox, for root as well: others can write to the inbox, and the file has a second name elsewhere. */
public final class SecondName {

    private SecondName() {}

    public static void of(Path file, byte[] content) throws IOException {
        var inbox = file.getParent();
        Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwxrwxrwx"));
        var first =
                Files.write(Files.createTempFile(inbox.getParent().getParent().getParent(), "first", ".csv"), content);
        Files.createLink(file, first);
    }
}
