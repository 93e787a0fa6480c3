package io.saddlebag.records;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test that drops files into a folder of its own. */
abstract class WithInbox {
    @TempDir
    Path folder;

    Inbox inbox;

    @BeforeEach
    void anInbox() {
        inbox = new Inbox(folder);
    }
}
