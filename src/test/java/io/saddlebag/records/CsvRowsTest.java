package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest extends WithInbox {
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
    void rows_of_delimiters_alone_are_skipped_and_counted_whatever_blanks_stand_between() {
        for (String delimiter : List.of(";", ",", "\t", "|")) {
            String text = String.join(
                    "\n",
                    ";;",
                    "id;note",
                    ";",
                    "1;a",
                    " ; ",
                    ";;;;",
                    "\"\";\" \"",
                    "\u00A0;\u200B",
                    "",
                    "2;",
                    ";b",
                    ";");
            Inbox.Read read = inbox.read("a.csv", text.replace(";", delimiter));

            assertThat(read.told()).containsExactly("[1, a]", "[2, ]", "[, b]");
            assertThat(read.lines()).containsExactly(4L, 10L, 11L);
            assertThat(read.rows()).extracting(Row::number).containsExactly(1L, 2L, 3L);
            try (Rows rows = Rows.open(folder.resolve("a.csv"), "a.csv", ReadOptions.BY_LOOKING)) {
                rows.forEachRemaining(row -> {});
                assertThat(rows.blankRows()).isEqualTo(6);
            }
        }
        assertThat(MessageRows.of("id;note\n;\n1;a\n;\n", "q", MessageRows.Told.CSV)
                        .blankRows())
                .isEqualTo(2);
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

    @Test
    void blanks_around_quotes_are_no_part_of_the_value() {
        Inbox.Read read = inbox.read("a.csv", "id, name, note\n1, \"Lovelace, Ada\" ,\t\"x\"\n");

        assertThat(read.told()).containsExactly("[1, Lovelace, Ada, x]");
    }

    @Test
    void blank_columns_that_a_spreadsheet_leaves_at_the_end_are_dropped() {
        Inbox.Read read = inbox.read("a.csv", "id,name,,\n1,Ada,,\n2,Grace\n3,Alan,\n4,Mary,,stray\n5,,,\n");

        assertThat(read.columns()).containsExactly("id", "name");
        assertThat(read.told()).containsExactly("[1, Ada]", "[2, Grace]", "[3, Alan]", "! 4,Mary,,stray", "[5, ]");
        assertThat(read.misshapen(3).what()).startsWith("the row has 4 values, the header has 2.");
    }

    @Test
    void the_last_line_needs_no_end_and_marks_of_old_systems_behind_it_are_no_text() {
        for (String mark : List.of("", "\u001A", "\0\0\0", "\u001A\0", "\r\n\u001A")) {
            for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                Inbox.Read read = inbox.read("a.csv", "id,name\r\n1,Ada" + mark, charset);

                assertThat(read.told()).as("%s %s", charset, mark).containsExactly("[1, Ada]");
            }
        }
    }

    @Test
    void a_zero_byte_in_a_value_makes_its_row_misshapen() {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,A\0da\n2,\"Gra\0ce\"\n3,Alan\n");

        assertThat(read.told()).containsExactly("! 1,A\0da", "! 2,\"Gra\0ce\"", "[3, Alan]");
        assertThat(read.misshapen(0).what()).startsWith("the value of 'name' holds a zero byte");
    }

    @Test
    void a_single_column_may_hold_delimiters_and_an_empty_value_in_quotes_is_a_row() {
        Inbox.Read read = inbox.read("a.csv", "note\nHello, world\n\"\"\n\n1;2|3\n");

        assertThat(read.told()).containsExactly("[Hello, world]", "[]", "[1;2|3]");
        assertThat(read.lines()).containsExactly(2L, 3L, 5L);
    }

    @Test
    void a_stray_quote_does_not_take_the_lines_below_with_it() {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,\"5\" pipe\"\n2,\"a\"b,\"c\n3,d\n");

        assertThat(read.told()).containsExactly("! 1,\"5\" pipe\"", "! 2,\"a\"b,\"c", "[3, d]");
    }

    @Test
    void five_megabytes_in_one_cell_are_one_misshapen_row() {
        String huge = "x".repeat(5 * 1024 * 1024);
        String quoted = "\"" + "\"\"".repeat(200_001) + "\"";

        Inbox.Read read = inbox.read("a.csv", "id,note\n1," + huge + "\n2,\"" + huge + "\"\n3," + quoted + "\n4,x\n");

        assertThat(read.lines()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(read.misshapen(0).raw()).isEqualTo("1," + huge);
        assertThat(read.misshapen(1).raw()).isEqualTo("2,\"" + huge + "\"");
        assertThat(read.misshapen(1).what())
                .isEqualTo("the value of 'note' has 5,242,880 characters; at most 200,000 are read. Shorten it.");
        assertThat(read.misshapen(2).what()).startsWith("the value of 'note' has 200,001 characters;");
        assertThat(read.told().get(3)).isEqualTo("[4, x]");
    }

    @Test
    void a_row_without_end_stops_the_file_before_it_fills_the_memory() {
        String endless = "2,\"" + "x\n".repeat(Text.LONGEST_ROW / 2);

        Inbox.Read read = inbox.read("a.csv", "id,note\n1,x\n" + endless + "\"\n3,y\n");

        assertThat(read.told()).containsExactly("[1, x]");
        assertThat(read.complaint())
                .isEqualTo("inbox/a.csv:3: the row that begins here does not end within 8 million characters."
                        + " Look for a quote that is not closed.");
        assertThat(inbox.rest(read)).isEqualTo("id,note\n" + endless + "\"\n3,y\n");
    }
}
