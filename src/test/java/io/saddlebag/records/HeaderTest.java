package io.saddlebag.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeaderTest extends WithInbox {

    @Test
    void columns_without_a_name_and_with_the_same_are_read_and_known_as_doubtful() {
        byte[] text = "id,name,, name ,email,\u200B,name\n1,a,b,c,d,e,f\n".getBytes(UTF_8);

        try (Rows rows = Rows.open(inbox.file("a.csv", text), "a.csv", ReadOptions.BY_LOOKING)) {
            assertThat(rows.header().orElseThrow().doubtful())
                    .containsOnly(
                            Map.entry("name", "columns 2, 4 and 7 are all called 'name'"),
                            Map.entry("", "columns 3 and 6 have no name"));
            assertThat(Values.of((Row.Cells) rows.next()).get("email").asText()).isEqualTo("d");
        }
    }

    @Test
    void a_row_that_is_wrong_under_a_doubtful_name_is_told_by_the_number_of_its_column() {
        assertThat(inbox.read("a.csv", "id,,x,x\n1,a\"b,c,d\n2,a,c\"d,e\n").rows())
                .extracting(row -> ((Row.Misshapen) row).what())
                .satisfiesExactly(
                        what -> assertThat(what).startsWith("a quote stands inside the value of column 2."),
                        what -> assertThat(what).startsWith("a quote stands inside the value of 'x' (column 3)."));
    }

    @Test
    void two_columns_of_saddlebags_own_with_one_name_are_refused() {
        assertThat(inbox.read("a.csv", "saddlebag_id, saddlebag_id,id\n1,2,3\n").complaint())
                .isEqualTo("inbox/a.csv:1: two columns of the header are called 'saddlebag_id'."
                        + " Correct the header; nothing was read.");
    }

    @Test
    void names_that_differ_in_case_are_two_columns_as_they_are_for_a_mapping() {
        assertThat(inbox.read("a.csv", "email,Email\na,b\n").told()).containsExactly("[a, b]");
    }

    @Test
    void a_header_alone_is_a_file_with_no_rows() {
        for (String text : List.of("id,name", "id,name\r\n", "\uFEFFid,name\n\n\n")) {
            Inbox.Read read = inbox.read("a.csv", text);

            assertThat(read.columns()).containsExactly("id", "name");
            assertThat(read.rows()).isEmpty();
            assertThat(read.failure()).isEmpty();
        }
    }

    @Test
    void a_header_may_span_lines_and_the_rows_below_keep_their_lines() {
        Inbox.Read read = inbox.read("a.csv", "id,\"full\r\nname\"\r\n1,Ada\r\n");

        assertThat(read.columns()).containsExactly("id", "full\r\nname");
        assertThat(read.lines()).containsExactly(3L);
    }

    @Test
    void a_header_with_an_open_or_a_stray_quote_is_refused() {
        assertThat(inbox.read("a.csv", "id,\"name\n1,Ada\n").complaint())
                .startsWith(
                        "inbox/a.csv:1: the header cannot be read: the quote that opens on line 1 is never closed.");
        assertThat(inbox.read("a.csv", "id,na\"me\n1,Ada\n").complaint())
                .startsWith("inbox/a.csv:1: a quote stands inside the value of 'na\"me'.");
    }

    @Test
    void rows_of_delimiters_alone_before_the_header_are_skipped() {
        assertThat(inbox.read("a.csv", ",,\n\n , ,\nid,last,note\n1,Lee,x\n").columns())
                .containsExactly("id", "last", "note");
    }

    @Test
    void the_line_of_the_header_is_known_for_messages() {
        for (String text : List.of("id\n", "\n\nid\n", "sep=;\nid;b\n")) {
            try (Rows rows = Rows.open(inbox.file("a.csv", text.getBytes()), "a.csv", ReadOptions.BY_LOOKING)) {
                assertThat(rows.headerLine())
                        .isEqualTo(text.substring(0, text.indexOf("id")).lines().count() + 1);
            }
        }
    }
}
