package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedFileTest extends WithInbox {
    private static final int ROWS = 40_000;
    private static final String TEXT = "id,name\n" + "1,Ada Lovelace\n".repeat(ROWS);

    /** Changes the file when its first row was read. */
    private interface Change {
        void to(Path file) throws IOException;
    }

    @Test
    void a_file_that_grew_is_read_as_it_was_and_then_refused() {
        List<Row> rows = new ArrayList<>();

        assertThatThrownBy(
                        () -> readWhile(file -> Files.writeString(file, "2,Grace\n", StandardOpenOption.APPEND), rows))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("a.csv:40001: the file was changed while it was read; the rows up to here were read."
                        + " Drop the new version again when it is complete.");
        assertThat(rows).hasSize(ROWS);
    }

    @Test
    void a_file_that_became_shorter_gives_no_half_row() {
        List<Row> rows = new ArrayList<>();

        assertThatThrownBy(() -> readWhile(file -> Files.writeString(file, TEXT.substring(0, 300_003)), rows))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("the file became shorter while it was read.");
        assertThat(rows).allMatch(Row.Cells.class::isInstance).hasSize((300_003 - 8) / 15);
    }

    @Test
    void a_file_written_anew_with_the_same_size_is_noticed() {
        assertThatThrownBy(() ->
                        readWhile(file -> Files.setLastModifiedTime(file, FileTime.fromMillis(1)), new ArrayList<>()))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("was changed while it was read");
    }

    private void readWhile(Change change, List<Row> rows) throws IOException {
        Path file = inbox.file("a.csv", TEXT.getBytes(StandardCharsets.UTF_8));
        try (Rows read = Rows.open(file, "a.csv", ReadOptions.BY_LOOKING)) {
            rows.add(read.next());
            change.to(file);
            read.forEachRemaining(rows::add);
        }
    }
}
