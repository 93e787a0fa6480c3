package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterLinesTest extends WithInbox {
    private static final ReadOptions WESTERN_SEMICOLON =
            new ReadOptions(Optional.of(Charset.forName("windows-1252")), Optional.of(';'));

    @Test
    void a_refused_row_is_written_behind_what_is_wrong_with_it() {
        Inbox.Read read = inbox.read("a.csv", "id;full name\n1;\"Müller, \"\"Zoë\"\"\nx\"\n2;=1+1\n");

        assertThat(file(read, ';'))
                .isEqualTo(
                        "\uFEFFsaddlebag_id;saddlebag_line;saddlebag_row;saddlebag_error;saddlebag_message;id;full name\n"
                                + "d1;2;1;CODE;no, sorry;1;\"Müller, \"\"Zoë\"\"\nx\"\n"
                                + "d2;4;2;CODE;no, sorry;2;'=1+1\n");
    }

    @Test
    void a_dead_letter_file_reads_back_as_the_rows_it_was_made_of_whatever_the_flow_says_of_its_files() {
        Inbox.Read read = inbox.read("a.csv", "id;name\n1;\"Müller, \"\"Zoë\"\"\nx\"\n2;\n");

        Inbox.Read back = readBack(file(read, ';'));

        assertThat(back.rows())
                .extracting(row -> Values.of((Row.Cells) row).toString())
                .containsExactly("{\"id\":\"1\",\"name\":\"Müller, \\\"Zoë\\\"\\nx\"}", "{\"id\":\"2\",\"name\":null}");
        assertThat(back.rows()).extracting(Values::deadLetterId).containsExactly(Optional.of("d1"), Optional.of("d2"));
    }

    @Test
    void a_misshapen_row_is_kept_raw_in_the_first_cell_and_stays_misshapen_until_it_is_corrected() {
        String raw = "1;Müller;Zoë;x";
        Inbox.Read read = inbox.read("a.csv", "id;last;first\n" + raw + "\n2;Grace;\"two\nlines\";x\n");

        String file = file(read, ';');
        assertThat(file).contains("d1;2;1;MISSHAPEN_ROW:semicolon:806a170b;no, sorry;\"1;Müller;Zoë;x\";;\n");
        Inbox.Read back = readBack(file);

        assertThat(back.misshapen(0).raw()).isEqualTo(raw);
        assertThat(back.misshapen(0).what())
                .isEqualTo("the row still stands as one text in column 'id': the row has 4 values, the header has 3."
                        + " Quote values that contain a semicolon. Correct it there, or spread it over the columns and"
                        + " empty saddlebag_error.");
        assertThat(back.misshapen(1).raw()).isEqualTo("2;Grace;\"two\nlines\";x");
        assertThat(back.rows()).extracting(Values::deadLetterId).containsExactly(Optional.of("d1"), Optional.of("d2"));
    }

    @Test
    void a_misshapen_row_may_be_corrected_within_its_cell_or_over_the_columns() {
        Inbox.Read read = inbox.read("a.csv", "id,last,first\n1,Müller, Zoë,x\n2,Hopper\n3,x\"y,z\n");
        String file = file(read, ',')
                .replace("\"1,Müller, Zoë,x\",,", "\"1,\"\"Müller, Zoë\"\",x\",,")
                .replace("\"2,Hopper\",,", "2,Hopper,Grace")
                .replace("d3,4,3,MISSHAPEN_ROW:comma:806a170b,", "d3,4,3,,")
                .replace("\"3,x\"\"y,z\",,", "3,,");

        assertThat(readBack(file).rows())
                .extracting(row -> Values.of((Row.Cells) row).toString())
                .containsExactly(
                        "{\"id\":\"1\",\"last\":\"Müller, Zoë\",\"first\":\"x\"}",
                        "{\"id\":\"2\",\"last\":\"Hopper\",\"first\":\"Grace\"}",
                        "{\"id\":\"3\",\"last\":null,\"first\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d1,2,1,MISSHAPEN_ROW:comma:806a170b,no,\"RT0a,,Größe \"\"x\"\"\",Lee,",
                "d1,2,1,MISSHAPEN_ROW:comma,no,\"RT0a,,Größe \"\"x\"\"\",Lee,",
                "d1,2,1,MISSHAPEN_ROW:comma:806a170b,no,\"RT0a,,\",Lee,x",
                "d1,2,1,MISSHAPEN_ROW:comma:806a170b,no,\"RT0a \"\"x\",Lee,x",
                "d1,2,1,,,\"RT0a,,Größe\",,",
                "d1,2,1,,,RT0a;;Größe,,"
            })
    void a_misshapen_row_that_is_corrected_by_half_is_refused_again(String line) {
        Inbox.Read back = readBack("\uFEFFsaddlebag_id,saddlebag_line,saddlebag_row,saddlebag_error,saddlebag_message,"
                + "id,last,first\n" + line + "\n");

        assertThat(back.misshapen(0).what()).startsWith("the row still stands as one text in column 'id': ");
        assertThat(back.misshapen(0).deadLetterId()).contains("d1");
    }

    @Test
    void a_misshapen_row_whose_columns_were_moved_is_not_filled_into_other_columns() {
        Inbox.Read read = inbox.read("a.csv", "id,last,first\n1,Lee\n");
        String file = file(read, ',').replace(",\"1,Lee\",,", ",\"1,Lee,Ada\",,");

        assertThat(readBack(file).told())
                .containsExactly("[d1, 2, 1, MISSHAPEN_ROW:comma:806a170b, no, sorry, 1, Lee, Ada]");
        assertThat(readBack(file.replace(",id,last,first", ",id,first,last"))
                        .misshapen(0)
                        .what())
                .contains("the columns were moved or changed");
    }

    @Test
    void a_dead_letter_of_another_kind_may_hold_a_delimiter_in_its_only_value() {
        String header = "saddlebag_id,saddlebag_error,name,phone\n";

        assertThat(readBack(header + "d1,REQUIRED_FIELD_MISSING,\"Lee, Ada\",\n")
                        .told())
                .containsExactly("[d1, REQUIRED_FIELD_MISSING, Lee, Ada, ]");
        assertThat(readBack(header + "d1,,\"Lee, Ada\",7\n").told()).containsExactly("[d1, , Lee, Ada, 7]");
        assertThat(readBack(header + ",,\"Lee, Ada\",\n").told()).containsExactly("[, , Lee, Ada, ]");
    }

    @Test
    void a_row_of_a_semicolon_file_is_never_cut_at_commas_though_that_would_fit() {
        Inbox.Read read = inbox.read("a.csv", "id;name\n1,5;x;y\n");

        assertThat(readBack(file(read, ';')).rows()).allMatch(Row.Misshapen.class::isInstance);
    }

    @Test
    void a_dead_letter_file_that_fails_again_does_not_pile_up_columns_and_keeps_its_ids() {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,Ada\n2,Grace,x\n3,Alan\n");
        String once = file(read, ',');
        Inbox.Read again = readBack(once.replace("3,Alan", "3,Alan,widened"));

        assertThat(again.rows())
                .extracting(Values::deadLetterId)
                .containsExactly(Optional.of("d1"), Optional.of("d2"), Optional.of("d3"));
        String twice = file(again, ',');
        assertThat(twice)
                .startsWith(
                        "\uFEFFsaddlebag_id,saddlebag_line,saddlebag_row,saddlebag_error,saddlebag_message,id,name\n")
                .contains(
                        "d1,2,1,CODE,\"no, sorry\",1,Ada\n",
                        "d2,3,2,MISSHAPEN_ROW:comma:692c58ac,\"no, sorry\",\"2,Grace,x\",\n");
        Inbox.Read corrected = readBack(twice.replace("3,Alan,widened", "3,Alan"));
        assertThat(Values.of((Row.Cells) corrected.rows().get(2))).hasToString("{\"id\":\"3\",\"name\":\"Alan\"}");
    }

    @Test
    void rows_of_one_column_and_of_tabs_come_back() {
        for (String text : List.of("note\n5\" pipe\n", "a\tb\n1\t2\t3\n", "a|b\n1\n")) {
            Inbox.Read read = inbox.read("a.csv", text);
            char delimiter = text.contains("\t") ? '\t' : '|';
            Optional<Character> told =
                    text.contains("\t") || text.contains("|") ? Optional.of(delimiter) : Optional.empty();

            Inbox.Read back = readBack(file(read, told));

            assertThat(back.misshapen(0).raw()).isEqualTo(read.misshapen(0).raw());
        }
    }

    @Test
    void a_json_record_gets_a_member_in_front_and_nothing_else_changes() {
        Inbox.Read read = inbox.read("a.json", "[{\"n\": 1.10, \"s\": \"Zoë\"}]");

        String file = file(read, Optional.empty());

        assertThat(file)
                .isEqualTo(
                        "{\"saddlebag\":{\"id\":\"d1\",\"line\":1,\"row\":1,\"error\":\"CODE\",\"message\":\"no, sorry\"},"
                                + "\"n\":1.10,\"s\":\"Zoë\"}\n");
        Row.Json back = (Row.Json) readBack(file).rows().get(0);
        assertThat(Values.of(back)).isEqualTo(Values.of((Row.Json) read.rows().get(0)));
        assertThat(Values.deadLetterId(back)).contains("d1");
    }

    @Test
    void json_dead_letters_are_utf_8_though_the_flow_has_another_charset() {
        Inbox.Read read = inbox.read("a.json", "{\"s\":\"Zoë 山\"}");

        assertThat(Values.of(
                        (Row.Json) readBack(file(read, Optional.empty())).rows().get(0)))
                .hasToString("{\"s\":\"Zoë 山\"}");
    }

    @Test
    void a_bad_line_of_json_is_kept_as_text_and_may_be_corrected_there_or_beside_it() {
        Inbox.Read read = inbox.read("a.ndjson", "{\"a\":1}\n{\"a\":2,}\n[1]\n");
        String file = file(read, Optional.empty());

        Inbox.Read back = readBack(file);
        assertThat(back.misshapen(1).raw()).isEqualTo("{\"a\":2,}");
        assertThat(back.misshapen(1).what())
                .startsWith("the record still stands as text in saddlebag.raw: the line is no");
        assertThat(back.misshapen(2).raw()).isEqualTo("[1]");
        assertThat(back.rows())
                .extracting(Values::deadLetterId)
                .containsExactly(Optional.of("d1"), Optional.of("d2"), Optional.of("d3"));

        Inbox.Read corrected = readBack(file.replace("2,}", "2}").replace("\"[1]\"}", "\"[1]\"},\"a\":3"));
        assertThat(corrected.rows())
                .extracting(row -> Values.of((Row.Json) row).toString())
                .containsExactly("{\"a\":1}", "{\"a\":2}", "{\"a\":3}");
        assertThat(corrected.rows())
                .extracting(Values::deadLetterId)
                .containsExactly(Optional.of("d1"), Optional.of("d2"), Optional.of("d3"));
    }

    private Inbox.Read readBack(String file) {
        return readBack(inbox, file);
    }

    static Inbox.Read readBack(Inbox inbox, String file) {
        return inbox.read("back", file.getBytes(StandardCharsets.UTF_8), WESTERN_SEMICOLON);
    }

    private static String file(Inbox.Read read, char delimiter) {
        return file(read, Optional.of(delimiter));
    }

    /** All rows are dead letters d1, d2, … */
    private static String file(Inbox.Read read, Optional<Character> delimiter) {
        DeadLetterLines lines = new DeadLetterLines(read.format(), read.columns(), delimiter);
        StringBuilder file = new StringBuilder(lines.header());
        for (Row row : read.rows()) {
            file.append(lines.line(
                    row, new DeadLetterNote("d" + row.number(), OptionalLong.of(row.number()), "CODE", "no, sorry")));
        }
        return file.toString();
    }
}
