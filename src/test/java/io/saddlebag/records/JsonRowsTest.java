package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonRowsTest {
    @TempDir
    Path folder;

    Inbox inbox;

    @BeforeEach
    void anInbox() {
        inbox = new Inbox(folder);
    }

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
}
