package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatSniffTest extends WithInbox {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "a.csv    ~ [{\"a\":1}]                        ~ JSON_ARRAY",
                "a.csv    ~ {\"a\":1}                          ~ JSON_OBJECT",
                "a.csv    ~ {\"a\":1}\\n{\"a\":2}              ~ NDJSON",
                "a.csv    ~ {\"records\":[{\"a\":1}]}          ~ JSON_RECORDS",
                "a.json   ~ id,name\\n1,Ada                    ~ CSV",
                "a.ndjson ~ id;name\\n1;Ada                    ~ CSV",
                "a.json   ~ {\"a\":1}\\n{\"a\":2}              ~ NDJSON",
                "a.jsonl  ~ {\"a\":1}                          ~ NDJSON",
                "a.ndjson ~ [{\"a\":1}]                        ~ JSON_ARRAY",
                "a.ndjson ~ {\\n\"a\":1}\\n                    ~ JSON_OBJECT",
                "a.ndjson ~ {\"records\":[{\"a\":1}]}          ~ JSON_RECORDS",
                "a.json   ~ {\"a\":tru}\\n{\"a\":2}            ~ NDJSON",
                "a.ndjson ~ {\"a\":\\n{\"a\":2}                ~ NDJSON",
                "a.ndjson ~ oops\\n{\"a\":2}                   ~ NDJSON",
                "a.json   ~ {\"r\": [\\n{\"a\":1},\\n{\"a\":2}\\n]} ~ JSON_OBJECT",
                "a.ndjson ~ {\"n\":\"x\",\"kids\":{\"records\":[{\"a\":1}]}}\\n{\"n\":\"y\"} ~ NDJSON",
                "a.json   ~ {\"attributes\":{},\"kids\":{\"records\":[{\"a\":1}]}} ~ JSON_OBJECT",
                "a.json   ~ {\"x\":{\"y\":{\"records\":[{\"a\":1}]}}} ~ JSON_RECORDS",
                "a.json   ~ {\"x\":[{\"records\":[{\"a\":1}]}]}   ~ JSON_OBJECT",
                "a        ~ [1]                                ~ JSON_ARRAY",
                "a.txt    ~ [id],[name]\\n1,Ada                ~ CSV",
                "a.csv    ~ {id},{name}\\n1,Ada                ~ CSV",
                "a.dat    ~ email                              ~ CSV",
            })
    void the_content_decides_and_the_name_only_where_the_content_fits_both(String name, String text, Format format) {
        assertThat(inbox.read(name, text.replace("\\n", "\n")).format()).isEqualTo(format);
    }

    @Test
    void a_file_named_as_json_that_holds_something_else_is_refused() {
        assertThat(inbox.read("a.json", "\"Ada\"\n").complaint())
                .isEqualTo(
                        "inbox/a.json:1: the file is named as JSON but does not begin with { or [. Look what is in it.");
    }

    @Test
    void json_that_is_broken_from_its_first_char_is_told_as_json() {
        Inbox.Read read = inbox.read("a.json", "[id, name]\n");

        assertThat(read.format()).isEqualTo(Format.JSON_ARRAY);
        assertThat(read.complaint()).startsWith("inbox/a.json:1: the JSON cannot be read on, in record 1: ");
    }

    @Test
    void a_first_line_longer_than_that_keeps_the_records_deep_inside_it() {
        String line = "{\"id\":1,\"note\":\"" + "x".repeat(200_000) + "\",\"child\":{\"records\":[{\"id\":7}]}}";

        Inbox.Read read = inbox.read("a.ndjson", line + "\n{\"id\":2}\n");

        assertThat(read.format()).isEqualTo(Format.NDJSON);
        assertThat(read.told()).containsExactly(line, "{\"id\":2}");
        assertThat(inbox.read("b.ndjson", "{\"done\":true,\"records\":[" + line + "]}")
                        .format())
                .isEqualTo(Format.JSON_RECORDS);
    }

    @Test
    void a_first_line_longer_than_what_is_looked_at_is_still_a_line() {
        String line = "{\"a\":\"" + "x".repeat(100_000) + "\"}\n";

        Inbox.Read read = inbox.read("a.ndjson", line + "{\"a\":\n" + line);

        assertThat(read.format()).isEqualTo(Format.NDJSON);
        assertThat(read.told().get(1)).isEqualTo("! {\"a\":");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "00A0, NO-BREAK SPACE",
                "200B, ZERO WIDTH SPACE",
                "2060, WORD JOINER",
                "FEFF, ZERO WIDTH NO-BREAK SPACE",
                "0085, NEXT LINE (NEL)",
                "2028, LINE SEPARATOR",
                "3000, IDEOGRAPHIC SPACE",
                "000C, FORM FEED (FF)",
                "0002, START OF TEXT",
            })
    void json_behind_an_invisible_character_is_told_as_json(String code, String name) {
        String sign = Character.toString(Integer.parseInt(code, 16));
        String told = "this is JSON, but it begins with the invisible character U+" + code + " (" + name
                + "). Remove what stands before the first '{' or '['.";

        for (String text : List.of("{\"a\":1}", "[{\"a\":1}]", " {\"a\":1}\n{\"a\":2}", "{\"records\":[{\"a\":1}]}")) {
            for (String file : List.of("a.json", "a.csv", "a")) {
                // A byte order mark at the very start is one.
                assertThat(inbox.read(file, "\r\n" + sign + text).complaint())
                        .isEqualTo("inbox/" + file + ":2: " + told);
            }
        }
        assertThat(inbox.read("a.json", "\uFEFF" + sign + "{a:1}").complaint()).isEqualTo("inbox/a.json:1: " + told);
    }

    @Test
    void a_json_text_sequence_is_told_as_such() {
        for (String file : List.of("a.json", "a.ndjson", "a.csv")) {
            assertThat(inbox.read(file, "\u001E{\"a\":1}\n\u001E{\"a\":2}\n").complaint())
                    .isEqualTo("inbox/" + file
                            + ":1: this is a JSON text sequence (RFC 7464), with the invisible character"
                            + " U+001E (RECORD SEPARATOR) before each record."
                            + " Write it without that character, one record a line (NDJSON).");
        }
    }

    @Test
    void an_invisible_character_before_what_is_no_json_or_in_one_line_of_ndjson_changes_nothing_else() {
        assertThat(inbox.read("a.csv", "\u00A0{id},[name]\n1,Ada\n").told()).containsExactly("[1, Ada]");

        Inbox.Read lines = inbox.read("a.ndjson", "\u00A0{\"a\":1}\n{\"a\":2}\n");
        assertThat(lines.told()).containsExactly("! \u00A0{\"a\":1}", "{\"a\":2}");
    }
}
