package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read equals what was written, or it is refused with a true reason. */
class SweepTest extends WithInbox {

    /** So many places lie between two that are tried: the build tries each buffer, charset and format at some place. */
    private static final int FEW = 400;

    private static final int MANY = 24;

    @Test
    void what_is_read_equals_what_was_written() {
        assertThat(Sweep.over(FEW, this::isRead)).isGreaterThan(500);
    }

    @Test
    @Tag("sweep")
    void what_is_read_equals_what_was_written_at_every_place() {
        int files = Sweep.over(MANY, this::isRead);

        assertThat(files).isGreaterThan(5_000);
        System.out.println(files + " files, and as many messages, were read as they were written.");
    }

    private void isRead(Swept swept) {
        Inbox.Read read = inbox.read(swept.name(), swept.bytes(), swept.options());

        assertThat(read.failure()).as(swept.how()).isEmpty();
        assertThat(read.told()).as(swept.how()).isEqualTo(swept.rows());
        assertThat(read.rows()).extracting(Row::number).as(swept.how()).containsExactly(1L, 2L, 3L, 4L);

        Swept.Message message = swept.message();
        List<Row> rows = MessageRows.of(message.text(), "q", message.told()).rows();
        assertThat(new Inbox.Read(null, List.of(), rows, read.failure()).told())
                .as("message of " + swept.how())
                .isEqualTo(message.rows());
    }

    /** No char of UTF-8: cut off, overlong, half a surrogate pair, too large, a stray byte. */
    @ParameterizedTest
    @ValueSource(strings = {"C3", "F09F98", "C080", "EDA0BD", "F4908080", "80", "FF"})
    void bytes_that_mean_nothing_are_refused_at_their_place(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        AtomicInteger tried = new AtomicInteger();
        for (int edge : Sweep.EDGES) {
            for (int place = edge - 4; place <= edge + 4; place++) {
                damaged("id,note\n1,Zoë\n2,", bad, place);
                damaged("{\"id\":1}\n{\"id\":2,\"note\":\"", bad, place);
                damaged("[{\"id\":1},{\"id\":2,\"note\":\"", bad, place);
                tried.addAndGet(3);
            }
        }
        assertThat(tried).hasValue(Sweep.EDGES.size() * 9 * 3);
    }

    private void damaged(String begin, byte[] bad, int place) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(begin.getBytes(StandardCharsets.UTF_8));
        file.writeBytes("x".repeat(place - file.size()).getBytes(StandardCharsets.UTF_8));
        file.writeBytes(bad);
        file.writeBytes("y\"}\n3,z\n".getBytes(StandardCharsets.UTF_8));

        Inbox.Read read = inbox.read("a", file.toByteArray());

        assertThat(read.complaint())
                .as(begin + place)
                .contains("byte %d of the file (0x".formatted(place + 1), "is not UTF-8");
        assertThat(read.rows()).as(begin + place).hasSizeLessThanOrEqualTo(1);
        assertThat(read.told()).as(begin + place).isSubsetOf("[1, Zoë]", "{\"id\":1}");
    }
}
