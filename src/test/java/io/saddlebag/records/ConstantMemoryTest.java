package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A file larger than what is held of it at any time. */
class ConstantMemoryTest {
    private static final long SIZE = 100_000_000;
    private static final int BUFFER = 1 << 16;

    /** The same bytes again and again, without end. */
    private static final class Endless extends InputStream {
        private final byte[] bytes;
        private int at;

        Endless(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return bytes[at++ % bytes.length];
        }

        @Override
        public int read(byte[] target, int from, int length) {
            for (int i = from; i < from + length; i++) {
                target[i] = bytes[at++ % bytes.length];
            }
            at %= bytes.length;
            return length;
        }
    }

    @Test
    void a_hundred_megabytes_of_csv_are_read_through_one_buffer() throws IOException {
        String row = "1234567,\"Ada, Countess\r\nof \"\"Lovelace\"\"\",ada@example.org,Zoë Müller\r\n";
        Text text = text(row);
        CsvParser parser = new CsvParser(new Cursor(text), new Delimiter(','));

        long rows = 0;
        while (parser.next()) {
            rows++;
        }

        assertThat(rows).isEqualTo(SIZE / row.getBytes(StandardCharsets.UTF_8).length + 1);
        assertThat(text.chars()).hasSize(BUFFER);
    }

    @Test
    void a_quote_that_is_never_closed_is_held_up_to_the_longest_row() {
        Text text = text("x".repeat(99) + "\n", "\"");
        CsvParser parser = new CsvParser(new Cursor(text), new Delimiter(','));

        assertThatThrownBy(parser::next)
                .isInstanceOf(Broken.class)
                .hasMessageContaining("does not end within 8 million");
        assertThat(text.chars()).hasSize(Text.LONGEST_ROW);
    }

    @Test
    void a_hundred_megabytes_of_json_are_read_through_one_buffer() throws IOException {
        Text text = text("{\"id\": 1234567, \"name\": \"Zoë Müller\", \"tags\": [\"a\", \"b\"]},\n", "[");
        long rows = 0;
        try (JsonWalk walk = new JsonWalk(new TextReader(text), false)) {
            while (walk.findRow() && rows < 1_400_000) {
                JsonTree.read(walk.parser());
                walk.rowEnds();
                rows++;
            }
        }

        assertThat(rows).isEqualTo(1_400_000);
        assertThat(text.chars()).hasSize(BUFFER);
    }

    private static Text text(String repeated) {
        return text(repeated, "");
    }

    private static Text text(String repeated, String first) {
        InputStream in = new SequenceInputStream(
                new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8)), new Endless(repeated));
        return new Text(new StrictDecoder(in, StandardCharsets.UTF_8, 0, SIZE));
    }
}
