package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    @TempDir
    Path folder;

    Inbox inbox;

    @BeforeEach
    void anInbox() {
        inbox = new Inbox(folder);
    }

    @Test
    void rows_have_their_number_line_header_and_cells_as_written() {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1, Ada \n2,\"Grace \"\"Amazing\"\" Hopper\"");

        assertThat(read.format()).isEqualTo(Format.CSV);
        assertThat(read.rows())
                .containsExactly(
                        new Row.Cells(1, 2, List.of("id", "name"), List.of("1", " Ada ")),
                        new Row.Cells(2, 3, List.of("id", "name"), List.of("2", "Grace \"Amazing\" Hopper")));
    }

    @Test
    void lines_are_counted_through_embedded_line_breaks_and_blank_lines_whatever_ends_them() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text =
                    String.join(end, "", "id,note", "1,\"two", "lines\"", "", "  ", "2,x", "3,\"a", "", "b\"", "4,y");

            Inbox.Read read = inbox.read("a.csv", text);

            assertThat(read.lines()).containsExactly(3L, 7L, 8L, 11L);
            assertThat(read.told())
                    .containsExactly("[1, two" + end + "lines]", "[2, x]", "[3, a" + end + end + "b]", "[4, y]");
        }
    }

    @Test
    void a_row_of_another_width_is_misshapen_and_its_text_is_kept() {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,Lovelace, Ada\r\n2\n3,Grace\n");

        assertThat(read.told()).containsExactly("! 1,Lovelace, Ada", "! 2", "[3, Grace]");
        assertThat(read.misshapen(0).what())
                .isEqualTo("the row has 3 values, the header has 2. Quote values that contain a comma.");
        assertThat(read.misshapen(1).what()).startsWith("the row has 1 value, the header has 2. ");
    }

    @Test
    void a_stray_quote_spoils_one_row_only() {
        Inbox.Read read = inbox.read(
                "a.csv",
                "id,name,note\n1,\"Ann \"Annie\" Smith\",x\n2,5\" pipe,\"two\nlines\"\n3,Grace,y\n4,\"a\" b,c\n5,d,e");

        assertThat(read.told())
                .containsExactly(
                        "! 1,\"Ann \"Annie\" Smith\",x",
                        "! 2,5\" pipe,\"two\nlines\"",
                        "[3, Grace, y]",
                        "! 4,\"a\" b,c",
                        "[5, d, e]");
        assertThat(read.misshapen(0).what()).startsWith("a quote stands inside the value of 'name'.");
        assertThat(read.failure()).isEmpty();
    }

    @Test
    void an_unclosed_quote_stops_the_file_and_names_its_line() {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,Ada\n2,\"Grace\n3,Alan\n4,Mary");

        assertThat(read.told()).containsExactly("[1, Ada]");
        assertThat(read.complaint()).startsWith("inbox/a.csv:3: the quote that opens on line 3 is never closed.");
        assertThat(inbox.rest(read)).isEqualTo("id,name\n2,\"Grace\n3,Alan\n4,Mary");
    }

    @Test
    void a_quote_that_is_closed_lines_below_in_the_middle_of_a_value_stops_the_file() {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,Ada\n2,\"Grace\n3,\"Alan\"\n4,Mary\n");

        assertThat(read.told()).containsExactly("[1, Ada]");
        assertThat(read.complaint()).startsWith("inbox/a.csv:3: the quote that opens on line 3 is closed on line 4");
        assertThat(inbox.rest(read)).isEqualTo("id,name\n2,\"Grace\n3,\"Alan\"\n4,Mary\n");
    }
}
