package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest extends WithInbox {
    @Test
    void an_array_gives_its_objects_and_calls_the_other_elements_misshapen() {
        Inbox.Read read = inbox.read("a.json", "[{\"a\":1.10},\n 7,\n {\"a\":12345678901234567890}, [ {} ]]");

        assertThat(read.format()).isEqualTo(Format.JSON_ARRAY);
        assertThat(read.told()).containsExactly("{\"a\":1.10}", "! 7", "{\"a\":12345678901234567890}", "! [ {} ]");
        assertThat(read.lines()).containsExactly(1L, 2L, 3L, 3L);
    }

    @Test
    void records_are_found_wherever_they_are_nested() {
        Inbox.Read read = inbox.read(
                "a.json",
                "{\"done\": true, \"ids\": [1, {\"records\": 2}],\n \"result\": {\"size\": 2, \"records\": [\n{\"a\": 1},\n{\"a\": 2}\n], \"more\": {}}}");

        assertThat(read.format()).isEqualTo(Format.JSON_RECORDS);
        assertThat(read.told()).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(read.lines()).containsExactly(3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"LastName\": \"Root\", \"Contacts\": {\"records\": [{\"LastName\": \"Child\"}]}}",
                "{\"Contacts\": {\"records\": [{\"LastName\": \"Child\"}]}, \"LastName\": \"Root\"}",
                "{\"Contacts\": {\"totalSize\": 1, \"done\": true, \"records\": [{\"a\": 1}]}, \"Owner\": {\"x\": 1}, \"Age\": 7}",
                "{\"a\": {\"b\": {\"records\": [{\"a\": 1}]}, \"LastName\": null}}"
            })
    void a_record_that_has_children_is_one_row_and_its_children_are_its_own(String text) {
        Inbox.Read read = inbox.read("a.json", text);

        assertThat(read.format()).isEqualTo(Format.JSON_OBJECT);
        assertThat(read.told()).containsExactly(text.replace(" ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\": 0, \"result\": {\"records\": [{\"a\": 1}], \"totalSize\": 1, \"done\": true}, \"warnings\": [\"w\"]}",
                "{\"meta\": {\"page\": 1}, \"data\": {\"size\": 1, \"records\": [{\"a\": 1}]}, \"links\": {\"next\": null}}",
                "{\"a\": {\"b\": {\"records\": [{\"a\": 1}]}}, \"c\": {\"d\": 1}}",
                "{\"page\": 1, \"records\": [{\"a\": 1}], \"next\": \"x\"}"
            })
    void what_stands_beside_a_wrapped_array_and_not_around_it_makes_no_record(String text) {
        Inbox.Read read = inbox.read("a.json", text);

        assertThat(read.format()).isEqualTo(Format.JSON_RECORDS);
        assertThat(read.told()).containsExactly("{\"a\":1}");
    }

    @Test
    void a_mistake_in_the_syntax_stops_the_file_and_tells_record_line_and_column() {
        Inbox.Read read = inbox.read("a.json", "{\"records\": [\n{\"a\": 1},\n{\"a\": 2 \"b\": 3},\n{\"a\": 4}]}");

        assertThat(read.told()).containsExactly("{\"a\":1}");
        assertThat(read.complaint())
                .startsWith("inbox/a.json:3: the JSON cannot be read on, in record 2: ")
                .contains(" at column 9.");
        assertThat(inbox.rest(read)).isEqualTo("{\"records\": [{\"a\": 2 \"b\": 3},\n{\"a\": 4}]}");
    }

    @Test
    void objects_one_after_the_other_are_read_each() {
        Inbox.Read read = inbox.read("a.json", "{\n \"a\": 1\n}\n{\n \"a\": 2\n}\n");

        assertThat(read.format()).isEqualTo(Format.JSON_OBJECT);
        assertThat(read.told()).containsExactly("{\"a\":1}", "{\"a\":2}");
        assertThat(read.lines()).containsExactly(1L, 4L);
    }

    @Test
    void an_empty_array_has_no_rows_and_is_no_mistake() {
        for (String text : List.of("[]", " [ \n ] ", "{\"records\": []}")) {
            Inbox.Read read = inbox.read("a.json", text);

            assertThat(read.rows()).as(text).isEmpty();
            assertThat(read.failure()).as(text).isEmpty();
        }
    }

    @Test
    void a_single_object_is_one_row_with_all_that_it_holds() {
        Inbox.Read read = inbox.read("a.json", "{\n\"name\": \"Ada\", \"phones\": [{\"n\": 1}, {\"n\": 2}]}");

        assertThat(read.format()).isEqualTo(Format.JSON_OBJECT);
        assertThat(read.told()).containsExactly("{\"name\":\"Ada\",\"phones\":[{\"n\":1},{\"n\":2}]}");
    }

    @Test
    void numbers_keep_every_digit() {
        Inbox.Read read = inbox.read(
                "a.json", "[{\"a\": 1.10, \"b\": 0.1, \"c\": 1E+2, \"d\": 123456789012345678901234567890.5}]");

        ObjectNode record = ((Row.Json) read.rows().get(0)).record();
        assertThat(record.get("a").decimalValue()).isEqualTo(new BigDecimal("1.10"));
        assertThat(record).allMatch(JsonNode::isBigDecimal);
        assertThat(record.get("d").decimalValue()).isEqualTo(new BigDecimal("123456789012345678901234567890.5"));
        assertThat(inbox.read("a.json", "{\"n\": 12345678901234567890}").told())
                .containsExactly("{\"n\":12345678901234567890}");
    }

    @Test
    void a_member_that_stands_twice_and_a_huge_text_make_one_row_misshapen() {
        String huge = "x".repeat(200_001);

        Inbox.Read read = inbox.read(
                "a.json",
                "[{\"a\": 1, \"a\": 2}, {\"b\": {\"c\": 1, \"c\": 1}}, {\"d\": \"" + huge + "\"}, {\"e\": 1}]");

        assertThat(read.misshapen(0).raw()).isEqualTo("{\"a\": 1, \"a\": 2}");
        assertThat(read.misshapen(0).what()).isEqualTo("the member 'a' stands twice in one object.");
        assertThat(read.misshapen(1).what()).isEqualTo("the member 'c' stands twice in one object.");
        assertThat(read.misshapen(2).what()).startsWith("the value of 'd' has 200,001 characters;");
        assertThat(read.misshapen(2).raw()).hasSize(200_001 + 9);
        assertThat(read.told().get(3)).isEqualTo("{\"e\":1}");
    }

    @Test
    void a_file_that_ends_early_says_so_after_what_was_whole() {
        Inbox.Read read = inbox.read("a.json", "[\n{\"a\": 1},\n{\"a\": 2,\n");

        assertThat(read.told()).containsExactly("{\"a\":1}");
        assertThat(read.complaint()).startsWith("inbox/a.json:").contains("in record 2: it ends too early");
        assertThat(inbox.rest(read)).isEqualTo("[{\"a\": 2,\n");
    }

    @Test
    void a_mistake_between_two_records_leaves_the_first_one_out_of_the_rest() {
        Inbox.Read read = inbox.read("a.json", "[{\"a\": 1} {\"a\": 2}, {\"a\": 3}]");

        assertThat(read.told()).containsExactly("{\"a\":1}");
        assertThat(inbox.rest(read)).isEqualTo("[ {\"a\": 2}, {\"a\": 3}]");
    }

    @Test
    void a_mistake_behind_the_records_is_told_though_all_were_read() {
        Inbox.Read read = inbox.read("a.json", "{\"records\": [{\"a\": 1}],\n \"next\": tru}");

        assertThat(read.told()).containsExactly("{\"a\":1}");
        assertThat(read.complaint()).startsWith("inbox/a.json:2: the JSON cannot be read on");
    }

    @Test
    void several_documents_of_one_kind_may_stand_in_a_file() {
        assertThat(inbox.read("a.json", "[{\"a\": 1}]\n[{\"a\": 2}, 3]").told())
                .containsExactly("{\"a\":1}", "{\"a\":2}", "! 3");
        assertThat(inbox.read("a.json", "{\"records\": [{\"a\": 1}]}\n{\"records\": [{\"a\": 2}]}\n")
                        .told())
                .containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void several_arrays_of_records_in_one_document_are_all_read() {
        Inbox.Read read = inbox.read(
                "a.json", "{\"north\": {\"records\": [{\"a\": 1}]}, \"south\": {\"records\": [{\"a\": 2}]}}");

        assertThat(read.told()).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void an_object_without_records_behind_one_that_has_them_is_not_passed_over() {
        Inbox.Read read = inbox.read("a.json", "{\"records\": [{\"a\": 1}]}\n{\"a\": 2}\n");

        assertThat(read.told()).containsExactly("{\"a\":1}");
        assertThat(read.complaint())
                .startsWith("inbox/a.json:2: the object that ends here holds no array called 'records'.");
        assertThat(inbox.rest(read)).isEqualTo("{\"a\": 2}\n");
    }

    @Test
    void records_are_found_behind_a_member_larger_than_any_buffer() {
        String filler = "\"" + "x".repeat(1000) + "\",";
        Inbox.Read read =
                inbox.read("a.json", "{\"filler\": [" + filler.repeat(9000) + "0], \"records\": [{\"a\": 1}]}");

        assertThat(read.told()).containsExactly("{\"a\":1}");
    }

    @Test
    void a_record_without_end_stops_the_file_before_it_fills_the_memory() {
        String filler = "\"" + "x".repeat(1000) + "\",";
        Inbox.Read read = inbox.read("a.json", "[{\"a\": 1}, {\"b\": [" + filler.repeat(9000) + "0]}]");

        assertThat(read.told()).containsExactly("{\"a\":1}");
        assertThat(read.complaint())
                .startsWith("inbox/a.json:1: the row that begins here does not end within 8 million");
    }

    @Test
    void nesting_without_end_stops_the_file() {
        Inbox.Read read = inbox.read("a.json", "[{\"a\": 1}, {\"b\": " + "[".repeat(100_000));

        assertThat(read.told()).containsExactly("{\"a\":1}");
        assertThat(read.complaint()).contains("in record 2: it is nested deeper than any that is read");
    }
}
