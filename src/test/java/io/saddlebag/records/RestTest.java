package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestTest extends WithInbox {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    @Test
    void the_rest_is_a_file_of_its_own_in_the_encoding_of_the_source() throws IOException {
        String header = "\uFEFFid;name\r\n";
        String good = "1;Müller 😀\r\n".repeat(9000);
        String bad = "2;\"Zoë\r\n3;山田\r\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Inbox.Read read = inbox.read("a.csv", header + good + bad, charset);

            assertThat(rest(read)).isEqualTo((header + bad).getBytes(charset));
            assertThat(read.rows()).hasSize(9000);
            assertThat(read.failure().orElseThrow().rest().orElseThrow().line()).isEqualTo(9002);
        }
    }

    @Test
    void bytes_that_mean_nothing_are_kept_as_they_are() throws IOException {
        String header = "id,name\n";
        String bad = "2,Müller\n3,Grace\n";

        Inbox.Read read = inbox.read("a.csv", (header + "1,Ada\n".repeat(20_000) + bad).getBytes(WESTERN));

        assertThat(rest(read)).isEqualTo((header + bad).getBytes(WESTERN));
    }

    @Test
    void the_rest_can_be_corrected_and_read_with_what_was_read_before_it_is_all() throws IOException {
        Inbox.Read first = inbox.read("a.csv", "id,name\n1,Ada\n2,\"Grace\n3,Alan\n");
        String corrected = inbox.rest(first).replace("\"Grace", "Grace");

        assertThat(first.told()).containsExactly("[1, Ada]");
        assertThat(inbox.read("rest.csv", corrected).told()).containsExactly("[2, Grace]", "[3, Alan]");
    }

    @Test
    void the_rest_of_nested_json_keeps_what_stands_before_its_records() {
        Inbox.Read read = inbox.read("a.json", "{\"n\": {\"x\": 1, \"records\": [ {\"a\":1}, {\"a\" 2} ] } }");

        assertThat(inbox.rest(read)).isEqualTo("{\"n\": {\"x\": 1, \"records\": [{\"a\" 2} ] } }");
    }

    @Test
    void a_source_that_was_cut_meanwhile_is_no_silent_loss() throws IOException {
        Inbox.Read read = inbox.read("a.csv", "id,name\n1,Ada\n2,\"Grace\n3,Alan\n");
        Files.write(folder.resolve("a.csv"), new byte[3]);

        assertThatThrownBy(() -> rest(read)).isInstanceOf(IOException.class);
    }

    private byte[] rest(Inbox.Read read) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        read.failure().orElseThrow().rest().orElseThrow().writeTo(rest);
        return rest.toByteArray();
    }

    @Test
    void an_array_that_ends_before_its_first_record_opens_once() {
        assertThat(inbox.rest(inbox.read("a.json", "[\n"))).isEqualTo("[\n");
    }
}
