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
    void a_row_of_an_ordinary_file_is_no_dead_letter() {
        assertThat(inbox.read("a.csv", "id\n7\n").rows())
                .extracting(Values::deadLetterId)
                .allMatch(id -> id.isEmpty());
        assertThat(inbox.read("a.json", "[{\"id\":7,\"saddlebag\":3}, 4]").rows())
                .extracting(Values::deadLetterId)
                .allMatch(id -> id.isEmpty());
    }
}
