package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a flow that names the charset of its files. */
class CharsetOfFilesTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    @TempDir
    private Path folder;

    @Test
    void a_file_in_utf_8_is_set_aside_before_the_first_call_and_one_in_the_charset_is_loaded() throws Exception {
        try (var journey = new Journey(folder)
                .flow(
                        "people",
                        FlowText.people().with("charset", "windows-1252").mapping(FlowText.PEOPLE))
                .start()) {
            var refused = journey.receives("people", "a.csv", "id,name\n1,Ada\n2,Müller\n");
            var loaded = journey.receives("people", "b.csv", "id,name\n3,Müller\n4,GÃ¼l\n".getBytes(WESTERN));
            var marked = journey.receives("people", "c.csv", "\uFEFFid,name\n5,Zoë\n");

            assertThat(refused.rejected().orElseThrow())
                    .startsWith(
                            "inbox/people/a.csv:3: the flow's charset is windows-1252, but the file looks like UTF-8");
            assertThat(refused.calls()).isZero();
            assertThat(loaded.counts().created()).isEqualTo(2);
            assertThat(marked.counts().created()).isEqualTo(1);
            assertThat(journey.salesforce.records("Contact"))
                    .extracting(contact -> contact.get("LastName"))
                    .containsExactly("Müller", "GÃ¼l", "Zoë");
        }
    }

    @Test
    void where_utf_8_begins_late_the_rows_before_are_loaded_and_the_rest_is_kept() throws Exception {
        var file = "id,name,note\n1,Ada," + "x".repeat(100_000) + "\n2,Müller,\n3,Grace,\n";
        try (var journey = new Journey(folder)
                .flow(
                        "people",
                        FlowText.people().with("charset", "windows-1252").mapping(FlowText.PEOPLE))
                .start()) {
            var report = journey.receives("people", "a.csv", file);

            assertThat(report.rejected().orElseThrow()).startsWith("inbox/people/a.csv:3: the flow's charset is");
            assertThat(journey.salesforce.records("Contact"))
                    .extracting(contact -> contact.get("LastName"))
                    .containsExactly("Ada");
        }
        assertThat(Files.readString(folder.resolve("rejected/people/a.from-line-3.csv")))
                .isEqualTo("id,name,note\n2,Müller,\n3,Grace,\n");
    }
}
