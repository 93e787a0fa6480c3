package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.records.MessageRows.Told;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HalvesTest extends WithInbox {
    private static final String HALF = "\\uD83D";
    private static final String WHY = "holds half a character (U+D83D at position 2), which no UTF-8 text can carry."
            + " Send the whole character, or leave it out.";

    @ParameterizedTest
    @ValueSource(strings = {"\\uD83D", "\\uDE00", "\\uDE00\\uD83D", "\\uD83Da", "\\ud83d\\ud83d\\ude00"})
    void a_json_record_with_half_a_character_is_refused_and_the_others_are_read(String half) {
        String bad = "{\"id\":2,\"note\":\"x" + half + "\"}";
        for (String file : List.of(
                "{\"id\":1}\n" + bad + "\n{\"id\":3}\n",
                "[{\"id\":1},\n" + bad + ",\n{\"id\":3}]",
                "{\"records\":[{\"id\":1},\n" + bad + ",\n{\"id\":3}]}")) {
            Inbox.Read read = inbox.read("a.json", file);

            assertThat(read.failure()).isEmpty();
            assertThat(read.told()).containsExactly("{\"id\":1}", "! " + bad, "{\"id\":3}");
            assertThat(read.misshapen(1).what()).contains("the value of 'note' holds half a character (U+D");
        }
        assertThat(MessageRows.of(bad, "q", Told.NOTHING).rows())
                .singleElement()
                .isInstanceOf(Row.Misshapen.class);
    }

    @Test
    void a_whole_character_may_be_escaped_and_half_a_name_is_no_name() {
        assertThat(inbox.read("a.ndjson", "{\"note\":\"\\uD83D\\uDE00\"}\n").told())
                .containsExactly("{\"note\":\"😀\"}");
        assertThat(inbox.read("a.ndjson", "{\"a\\uD83D\":{\"b\":1}}\n")
                        .misshapen(0)
                        .what())
                .startsWith("the line is no JSON object: half a character, which no UTF-8 text can carry, stands in the"
                        + " name of a member at column ");
    }

    @Test
    void a_message_whose_text_holds_half_a_character_loses_that_row_only() {
        assertThat(MessageRows.of("id,note\n1,a\n2,x\uD83D\n3,😀\n", "q", Told.CSV)
                        .rows())
                .satisfiesExactly(
                        row -> assertThat(row).isInstanceOf(Row.Json.class),
                        row -> {
                            assertThat(((Row.Misshapen) row).raw()).isEqualTo("2,x\uD83D");
                            assertThat(((Row.Misshapen) row).what()).startsWith("the row holds half a character");
                        },
                        row -> assertThat(((Row.Json) row).record()).hasToString("{\"id\":\"3\",\"note\":\"😀\"}"));
        assertThat(MessageRows.of("id,no\uD83D\n1,a\n", "q", Told.CSV).rows())
                .singleElement()
                .satisfies(row -> assertThat(((Row.Misshapen) row).what()).startsWith("the header holds half"));
        assertThat(MessageRows.of("{\"note\":\"x\uD83D\"}\n{\"note\":\"b\"}", "q", Told.NDJSON)
                        .rows())
                .satisfiesExactly(
                        row -> assertThat(((Row.Misshapen) row).what()).isEqualTo("the value of 'note' " + WHY),
                        row -> assertThat(row).isInstanceOf(Row.Json.class));
    }

    @Test
    void such_a_dead_letter_comes_back_as_itself_until_it_is_corrected() {
        Row bad =
                MessageRows.of("{\"note\":\"x\uD83D\"}", "q", Told.JSON).rows().get(0);
        Row escaped =
                inbox.read("a.ndjson", "{\"note\":\"x" + HALF + "\"}\n").rows().get(0);
        for (Row row : List.of(bad, escaped)) {
            DeadLetterLines lines = new DeadLetterLines(Format.NDJSON, List.of(), Optional.empty());
            String line = lines.line(row, new DeadLetterNote("d1", OptionalLong.of(1), "CODE", "no"));

            Inbox.Read back = inbox.read("back.ndjson", line);

            assertThat(back.misshapen(0).what()).contains("half a character (U+D83D");
            assertThat(back.misshapen(0).deadLetterId()).contains("d1");
            Inbox.Read corrected =
                    inbox.read("back.ndjson", line.replace("\\uD83D", "!").replace("\\!", "!"));
            assertThat(Values.of((Row.Json) corrected.rows().get(0))).hasToString("{\"note\":\"x!\"}");
        }
        assertThat(ResultLines.ofJson().line(bad, new RowResult("dead letter", "", "", "CODE", "no")))
                .isEqualTo("1,dead letter,,,CODE,no,\"{\"\"note\"\":\"\"x\\uD83D\"\"}\"\n");
    }
}
