package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

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
}
