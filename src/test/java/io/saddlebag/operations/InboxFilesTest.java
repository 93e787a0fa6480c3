package io.saddlebag.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxFilesTest {

    @TempDir
    private Path home;

    @Test
    void files_that_nobody_will_load_do_not_wait() throws IOException {
        var contacts = Files.createDirectories(home.resolve("inbox/contacts"));
        for (var name : List.of("march.csv", ".hidden.csv", "half.csv.part", "half.CRDOWNLOAD", "~$open.csv")) {
            Files.createFile(contacts.resolve(name));
        }
        Files.createDirectories(contacts.resolve("folder"));

        assertThat(InboxFiles.waiting(home, List.of())).isEqualTo(Map.of("contacts", 1L));
    }

    @Test
    void a_file_that_was_set_aside_counts_until_somebody_takes_it_away() throws IOException {
        var contacts = Files.createDirectories(home.resolve("rejected/contacts"));
        var file = Files.createFile(contacts.resolve("march.csv"));
        Files.createFile(contacts.resolve("march.csv.reason.txt"));
        Files.createFile(contacts.resolve("march.from-line-7.csv"));
        assertThat(InboxFiles.setAside(home)).isEqualTo(Map.of("contacts", 1L));

        Files.delete(file);

        assertThat(InboxFiles.setAside(home)).isEmpty();
    }
}
