package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.records.MessageRows.Told;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageRowsTest {

    @Test
    void one_object_is_one_row_even_when_it_spans_lines_or_has_a_member_called_records() {
        assertThat(read("{\n\"id\": 1,\n\"records\": [{\"x\": 1}]\n}"))
                .containsExactly("1@1 {\"id\":1,\"records\":[{\"x\":1}]}");
    }

    @Test
    void json_behind_an_invisible_character_is_told_as_json() {
        for (Told told : List.of(Told.NOTHING, Told.JSON)) {
            assertThat(MessageRows.of("\u00A0{\"id\": 1}", "q", told).rows())
                    .singleElement()
                    .isInstanceOfSatisfying(Row.Misshapen.class, row -> assertThat(row.what())
                            .isEqualTo(
                                    "this is JSON, but it begins with the invisible character U+00A0 (NO-BREAK SPACE)."
                                            + " Remove what stands before the first '{' or '['."));
        }
        assertThat(read("\u001E{\"id\": 1}\n\u001E{\"id\": 2}\n"))
                .singleElement()
                .asString()
                .contains("this is a JSON text sequence (RFC 7464)");
    }

    @Test
    void an_array_is_a_row_for_each_element_and_what_is_no_object_spoils_nothing_but_itself() {
        assertThat(read("[{\"id\": 1},\n 7,\n {\"id\": 3}]"))
                .containsExactly("1@1 {\"id\":1}", "2@2 ! this is a number, not a JSON object.", "3@3 {\"id\":3}");
    }

    @Test
    void an_object_on_each_line_is_a_row_for_each_and_a_broken_line_spoils_nothing_but_itself() {
        assertThat(read("{\"id\": 1}\n\n{\"id\": \n{\"id\": 3}\n"))
                .hasSize(3)
                .contains("1@1 {\"id\":1}", "3@4 {\"id\":3}")
                .anyMatch(row -> row.startsWith("2@3 ! the line is no JSON object"));
    }

    @Test
    void csv_rows_are_records_of_trimmed_cells_and_blank_cells_are_null() {
        var rows = MessageRows.of("id; Last Name\n1; Lee \n2;\n3\n", "q", Told.NOTHING);

        assertThat(told(rows))
                .contains("1@2 {\"id\":\"1\",\"Last Name\":\"Lee\"}", "2@3 {\"id\":\"2\",\"Last Name\":null}")
                .anyMatch(row -> row.startsWith("3@4 !"));
        assertThat(rows.header().map(CsvHeader::columns)).hasValue(List.of("id", " Last Name"));
    }

    @Test
    void json_that_breaks_off_refuses_the_message_as_a_whole_and_keeps_its_text() {
        var text = "[{\"id\": 1}, {\"id\": 2";

        var rows = MessageRows.of(text, "q", Told.NOTHING).rows();

        assertThat(rows).singleElement().isInstanceOfSatisfying(Row.Misshapen.class, row -> {
            assertThat(row.raw()).isEqualTo(text);
            assertThat(row.what()).startsWith("the JSON cannot be read:");
        });
    }

    @Test
    void what_the_sender_says_wins_over_the_look_of_it() {
        assertThat(told(MessageRows.of("id\n{a}\n", "q", Told.CSV))).containsExactly("1@2 {\"id\":\"{a}\"}");
        assertThat(told(MessageRows.of("id;name\n1;Lee\n", "q", Told.JSON)))
                .singleElement()
                .asString()
                .contains("the JSON cannot be read");
        assertThat(told(MessageRows.of("{\"id\": 1}", "q", Told.NDJSON))).containsExactly("1@1 {\"id\":1}");
    }

    @Test
    void an_empty_message_and_one_of_blanks_are_refused_and_an_empty_array_holds_no_row() {
        assertThat(read("")).singleElement().asString().contains("empty");
        assertThat(read(" \n ")).singleElement().asString().contains("empty");
        assertThat(read("[]")).isEmpty();
    }

    @Test
    void json_as_deep_as_a_bomb_is_refused() {
        assertThat(read("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("the JSON cannot be read");
    }

    @Test
    void more_records_than_are_held_at_once_are_refused() {
        var lines =
                IntStream.rangeClosed(0, MessageRows.MOST).mapToObj(i -> "{}").collect(Collectors.joining("\n"));

        assertThat(read(lines)).singleElement().asString().contains("more than 10,000 records");
        assertThat(read("[" + lines.replace("\n", ",") + "]"))
                .singleElement()
                .asString()
                .contains("more than");
        assertThat(read("a\n" + lines.replace("{}", "x")))
                .singleElement()
                .asString()
                .contains("more than");
    }

    private static List<String> read(String text) {
        return told(MessageRows.of(text, "q", Told.NOTHING));
    }

    private static List<String> told(MessageRows rows) {
        return rows.rows().stream()
                .map(row -> row.number() + "@" + row.line() + " "
                        + (row instanceof Row.Json json ? json.record() : "! " + ((Row.Misshapen) row).what()))
                .toList();
    }
}
