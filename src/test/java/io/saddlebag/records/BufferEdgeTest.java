package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.records.MessageRows.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A character of two chars that begins on the last free place of a buffer. */
class BufferEdgeTest extends WithInbox {
    private static final int BUFFER = 1 << 16;
    private static final String EMOJI = "😀";

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0})
    void an_emoji_on_the_edge_of_the_buffer_ends_no_csv(int offset) {
        String note = "x".repeat(BUFFER + offset - "1,".length()) + EMOJI + "!";

        Inbox.Read read = inbox.read("a.csv", "id,note\n1," + note + "\n2,b\n3,c\n");

        assertThat(read.failure()).isEmpty();
        assertThat(read.told()).containsExactly("[1, " + note + "]", "[2, b]", "[3, c]");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0})
    void an_emoji_on_the_edge_of_the_buffer_ends_no_ndjson(int offset) {
        String head = "{\"note\":\"";
        String row = head + "x".repeat(BUFFER + offset - head.length()) + EMOJI + "!\"}";

        Inbox.Read read = inbox.read("a.ndjson", row + "\n{\"note\":\"b\"}\n{\"note\":\"c\"}\n");

        assertThat(read.failure()).isEmpty();
        assertThat(read.told()).containsExactly(row, "{\"note\":\"b\"}", "{\"note\":\"c\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0})
    void an_emoji_on_the_edge_of_the_buffer_ends_no_csv_in_a_message(int offset) {
        String head = "id,note\n1,";
        String note = "x".repeat(BUFFER + offset - head.length()) + EMOJI;

        List<Row> rows =
                MessageRows.of(head + note + "\n2,b\n3,c\n", "q", Told.CSV).rows();

        assertThat(rows).hasSize(3);
        assertThat(((Row.Json) rows.get(0)).record().get("note").textValue()).isEqualTo(note);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5-HKSCS", "x-SJIS_0213"})
    void a_text_decoded_char_by_char_is_the_same_text(String charset) throws IOException {
        String text = "a山" + (charset.equals("x-SJIS_0213") ? "\u304B\u309A𠀋" : "𠃌") + "b";
        byte[] bytes = text.getBytes(Charset.forName(charset));
        StringBuilder read = new StringBuilder();
        char[] one = new char[1];

        try (StrictDecoder decoder =
                new StrictDecoder(new ByteArrayInputStream(bytes), Charset.forName(charset), 0, bytes.length)) {
            while (decoder.read(one, 0, 1) > 0) {
                read.append(one);
            }
            assertThat(decoder.offset()).isEqualTo(bytes.length);
        }

        assertThat(read).hasToString(text);
        assertThat(new String(bytes, Charset.forName(charset))).isEqualTo(text);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(read)).isTrue();
    }
}
