package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonRowsTest {
    @TempDir
    Path folder;

    Inbox inbox;

    @BeforeEach
    void anInbox() {
        inbox = new Inbox(folder);
    }

    @Test
    void a_bad_line_is_one_misshapen_row() {
        Inbox.Read read =
                inbox.read("a.ndjson", "{\"a\":1}\n{\"a\":\n\n[1]\r\n{\"a\":2} x\n{\"a\":1,\"a\":2}\n{\"a\":3}");

        assertThat(read.format()).isEqualTo(Format.NDJSON);
        assertThat(read.told())
                .containsExactly(
                        "{\"a\":1}", "! {\"a\":", "! [1]", "! {\"a\":2} x", "! {\"a\":1,\"a\":2}", "{\"a\":3}");
        assertThat(read.lines()).containsExactly(1L, 2L, 4L, 5L, 6L, 7L);
        assertThat(read.misshapen(4).what()).isEqualTo("the member 'a' stands twice in one object.");
    }
}
