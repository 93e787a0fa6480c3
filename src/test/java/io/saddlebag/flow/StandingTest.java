package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingTest {

    @TempDir
    private Path folder;

    @Test
    void a_file_that_was_copied_but_not_deleted_still_stands_where_it_was() throws IOException {
        var file = Files.writeString(folder.resolve("march.csv"), "id\n1\n");
        var standing = Standing.of(file).orElseThrow();

        Files.copy(file, folder.resolve("copy.csv"));

        assertThat(standing.isThere()).isTrue();
    }

    @Test
    void a_file_that_was_moved_stands_there_no_more_even_where_another_has_come_by_its_name() throws IOException {
        var file = Files.writeString(folder.resolve("march.csv"), "id\n1\n");
        var modified = Files.getLastModifiedTime(file);
        var standing = Standing.of(file).orElseThrow();

        Files.move(file, folder.resolve("moved.csv"));
        assertThat(standing.isThere()).isFalse();

        Files.setLastModifiedTime(Files.writeString(file, "id\n2\n"), modified);
        assertThat(standing.isThere()).isFalse();
    }
}
