package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValuesTest extends WithInbox {

    @Test
    void names_and_values_are_trimmed_of_all_white_space_and_nothing_becomes_null() {
        Inbox.Read read = inbox.read(
                "a.csv", "id,\u00A0full name ,a,b\n\u00A01\u2007,\u3000Zoë\u00A0M \uFEFF,\"\",\" \u00A0\"\n");

        assertThat(Values.of((Row.Cells) read.rows().get(0)))
                .hasToString("{\"id\":\"1\",\"full name\":\"Zoë\u00A0M\",\"a\":null,\"b\":null}");
    }

    @Test
    void a_mapping_does_not_see_what_saddlebag_wrote_into_a_file() {
        Row.Cells cells = (Row.Cells)
                inbox.read("a.csv", "saddlebag_id,id\n d1 ,7\n").rows().get(0);
        Row.Json json = (Row.Json) inbox.read("a.json", "{\"saddlebag\":{\"id\":\"d2\"},\"id\":7}")
                .rows()
                .get(0);

        assertThat(Values.of(cells)).hasToString("{\"id\":\"7\"}");
        assertThat(Values.deadLetterId(cells)).contains("d1");
        assertThat(Values.of(json)).hasToString("{\"id\":7}");
        assertThat(Values.deadLetterId(json)).contains("d2");
        assertThat(json.record().has("saddlebag")).isTrue();
    }

    @Test
    void a_mapping_sees_the_members_of_json_without_blanks_around_their_names_and_the_row_stays_as_it_is() {
        Row.Json row = (Row.Json) inbox.read("a.json", "{\"id \":{\"\u200Bx\":[{\"y\u00A0\":\" a \"}]}}")
                .rows()
                .get(0);

        assertThat(Values.seen(row)).hasToString("{\"id\":{\"x\":[{\"y\":\" a \"}]}}");
        assertThat(row.record()).hasToString("{\"id \":{\"\u200Bx\":[{\"y\u00A0\":\" a \"}]}}");
    }

    @Test
    void two_members_with_one_name_but_for_blanks_make_their_record_misshapen() {
        assertThat(inbox.read("a.ndjson", "{\"a\":1,\"a \":2}\n{\"x\":{\" b\":1,\"b\u200B\":2}}\n{\"a \":1}\n")
                        .rows())
                .satisfiesExactly(
                        row -> assertThat(((Row.Misshapen) row).what())
                                .isEqualTo("two members of one object are called 'a', but for blanks at the ends."),
                        row -> assertThat(((Row.Misshapen) row).what()).contains("are called 'b'"),
                        row -> assertThat(row).isInstanceOf(Row.Json.class));
    }

    @Test
    void a_row_of_an_ordinary_file_is_no_dead_letter() {
        assertThat(inbox.read("a.csv", "id\n7\n").rows())
                .extracting(Values::deadLetterId)
                .allMatch(id -> id.isEmpty());
        assertThat(inbox.read("a.json", "[{\"id\":7,\"saddlebag\":3}, 4]").rows())
                .extracting(Values::deadLetterId)
                .allMatch(id -> id.isEmpty());
    }
}
