package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsHeadTest extends WithInbox {

    @Test
    void the_first_rows_are_looked_at_and_given_all_the_same() {
        try (Rows rows = open("{\"id\":1}\n".repeat(Chunk.ROWS + 5))) {
            assertThat(rows.head()).hasSize(Chunk.ROWS);
            assertThat(rows.head()).hasSize(Chunk.ROWS);

            List<Long> numbers = new ArrayList<>();
            rows.forEachRemaining(row -> numbers.add(row.number()));

            assertThat(numbers).hasSize(Chunk.ROWS + 5).isSorted();
        }
    }

    @Test
    void a_mistake_behind_the_first_rows_comes_behind_them() {
        try (Rows rows = open("[{\"id\":1},{\"id\":2},{\"id\":")) {
            assertThat(rows.head()).hasSize(2);
            assertThat(rows.next().number()).isEqualTo(1);
            assertThat(rows.next().number()).isEqualTo(2);
            assertThatThrownBy(rows::hasNext).isInstanceOf(UnreadableFile.class);
        }
    }

    @Test
    void a_file_that_grows_after_the_look_is_noticed_at_its_end() throws Exception {
        try (Rows rows = open("{\"id\":1}\n{\"id\":2}\n")) {
            assertThat(rows.head()).hasSize(2);
            Files.writeString(folder.resolve("a.ndjson"), "{\"id\":3}\n", StandardOpenOption.APPEND);
            rows.next();
            rows.next();

            assertThatThrownBy(rows::hasNext).isInstanceOfSatisfying(UnreadableFile.class, why -> assertThat(
                            why.problem().toString())
                    .startsWith("a.ndjson:2: the file was changed while it was read"));
        }
    }

    private Rows open(String text) {
        return Rows.open(
                inbox.file("a.ndjson", text.getBytes(StandardCharsets.UTF_8)), "a.ndjson", ReadOptions.BY_LOOKING);
    }
}
