package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ChunksTest extends WithInbox {

    @Test
    void rows_are_cut_into_chunks_that_know_their_first_and_last_row() {
        List<Row> rows = inbox.read("a.csv", "id\n" + "x\n".repeat(450)).rows();

        List<Chunk> chunks = new ArrayList<>();
        new Chunks(rows.iterator(), Chunk.ROWS).forEachRemaining(chunks::add);

        assertThat(chunks).extracting(Chunk::firstRow).containsExactly(1L, 201L, 401L);
        assertThat(chunks).extracting(Chunk::lastRow).containsExactly(200L, 400L, 450L);
        assertThat(chunks.get(2).rows()).isEqualTo(rows.subList(400, 450));
    }

    @Test
    void the_rows_before_an_unclosed_quote_come_as_a_chunk_before_the_failure_does() {
        byte[] text = ("id,name\n" + "1,Ada\n".repeat(203) + "2,\"Grace\n").getBytes();
        try (Rows rows = Rows.open(inbox.file("a.csv", text), "a.csv", ReadOptions.BY_LOOKING)) {
            Chunks chunks = new Chunks(rows, Chunk.ROWS);

            assertThat(chunks.next().lastRow()).isEqualTo(200);
            assertThat(chunks.hasNext()).isTrue();
            assertThat(chunks.next().lastRow()).isEqualTo(203);
            assertThatThrownBy(chunks::hasNext)
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageStartingWith("a.csv:205: ");
            assertThatThrownBy(chunks::next).isInstanceOf(UnreadableFile.class);
        }
    }

    @Test
    void a_chunk_of_huge_rows_is_cut_early() {
        String huge = "x".repeat(1_100_000);
        List<Row> csv = inbox.read("a.csv", "id,note\n" + ("1," + huge + "\n").repeat(10))
                .rows();
        String object = "{\"a\":[" + ("\"" + "y".repeat(199_000) + "\",").repeat(6) + "1]}\n";
        List<Row> json = inbox.read("a.ndjson", object.repeat(10)).rows();

        assertThat(new Chunks(csv.iterator(), Chunk.ROWS).next().rows()).hasSize(8);
        assertThat(new Chunks(json.iterator(), Chunk.ROWS).next().rows()).hasSize(8);
    }

    @Test
    void behind_the_last_chunk_there_is_none() {
        Chunks chunks = new Chunks(List.<Row>of().iterator(), Chunk.ROWS);

        assertThat(chunks.hasNext()).isFalse();
        assertThatThrownBy(chunks::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void a_chunk_of_what_an_earlier_run_left_over_knows_its_last_row() {
        List<Row> rows = inbox.read("a.csv", "id\n1\n2\n3\n4\n5\n").rows();

        Chunk chunk = new Chunks(List.of(rows.get(1), rows.get(4)).iterator(), Chunk.ROWS).next();

        assertThat(chunk.firstRow()).isEqualTo(2);
        assertThat(chunk.lastRow()).isEqualTo(5);
    }
}
