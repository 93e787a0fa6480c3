package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonRowsTest extends WithInbox {
    @Test
    void a_bad_line_is_one_misshapen_row() {
        Inbox.Read read =
                inbox.read("a.ndjson", "{\"a\":1}\n{\"a\":\n\n[1]\r\n{\"a\":2} x\n{\"a\":1,\"a\":2}\n{\"a\":3}");

        assertThat(read.format()).isEqualTo(Format.NDJSON);
        assertThat(read.told())
                .containsExactly(
                        "{\"a\":1}", "! {\"a\":", "! [1]", "! {\"a\":2} x", "! {\"a\":1,\"a\":2}", "{\"a\":3}");
        assertThat(read.lines()).containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
        assertThat(read.misshapen(4).what()).isEqualTo("the member 'a' stands twice in one object.");
    }

    @Test
    void lines_may_end_in_any_way_and_the_last_one_not_at_all() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            Inbox.Read read = inbox.read("a.json", "{\"a\":\"x\"}" + end + end + "{\"a\":\"y\"}");

            assertThat(read.format()).isEqualTo(Format.NDJSON);
            assertThat(read.told()).containsExactly("{\"a\":\"x\"}", "{\"a\":\"y\"}");
            assertThat(read.lines()).containsExactly(1L, 3L);
        }
    }

    @Test
    void what_is_wrong_with_a_line_is_said_in_one_sentence_with_the_column() {
        Inbox.Read read = inbox.read("a.ndjson", "{\"a\":1}\n{\"a\":1 \"b\":2}\n");

        assertThat(read.misshapen(1).what())
                .isEqualTo("the line is no JSON object: '\"' stands where a comma or } should be at column 8.");
    }

    @Test
    void a_line_deeper_or_longer_than_anything_sensible_spoils_only_itself() {
        String deep = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        String digits = "{\"a\":" + "1".repeat(2000) + "}";

        Inbox.Read read = inbox.read("a.ndjson", "{\"a\":1}\n" + deep + "\n" + digits + "\n{\"a\":2}\n");

        assertThat(read.told()).containsExactly("{\"a\":1}", "! " + deep, "! " + digits, "{\"a\":2}");
    }
}
