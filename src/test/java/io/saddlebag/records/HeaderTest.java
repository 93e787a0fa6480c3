package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderTest extends WithInbox {

    @Test
    void a_duplicate_and_a_blank_column_are_told_together_and_nothing_is_read() {
        Inbox.Read read = inbox.read("a.csv", "\n\nid,name,, name ,email\n1,a,b,c,d\n");

        assertThat(read.complaint())
                .isEqualTo("inbox/a.csv:3: column 3 of the header has no name; columns 2 and 4 of the header are both"
                        + " called 'name'. Correct the header; nothing was read.");
        assertThat(read.failure().orElseThrow().rest()).isEmpty();
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
    void a_header_of_nothing_but_delimiters_has_no_columns() {
        assertThat(inbox.read("a.csv", ",,\n1,2,3\n").complaint())
                .isEqualTo("inbox/a.csv:1: no column of the header has a name. Correct the header; nothing was read.");
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
