package io.saddlebag.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes file-system changes survive a power cut. */
public final class Durable {

    private Durable() {}

    /** After creating, renaming or removing a file, its folder must reach the disk as well. */
    public static void folder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
