package io.saddlebag.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.eclipse.jetty.util.BufferUtil;

/** Buffers as Jetty shows them, which leaves out the middle of each part: read, to be read, and behind. */
class BufferBytesTest {

    @Property(tries = 2_000)
    void of_whatever_bytes_nothing_is_told(
            @ForAll @Size(max = 200) byte[] bytes,
            @ForAll @IntRange(max = 200) int from,
            @ForAll @IntRange(max = 200) int to) {
        int limit = Math.min(to, bytes.length);
        var buffer = ByteBuffer.wrap(bytes).limit(limit).position(Math.min(from, limit));
        var shown = BufferUtil.toDetailString(buffer);

        assertThat(Secrets.hidden("filled 1 " + shown))
                .isEqualTo("filled 1 " + shown.replaceFirst("(?s)=\\{.*", "={***"));
    }
}
