package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastedTextsTest {

    @Test
    void lines_that_come_at_once_are_one_text_and_blank_ones_are_none() throws IOException {
        var texts = new PastedTexts(typed("\n  \n", "first\n\nsecond\n", "third\n"));

        assertThat(texts.next())
                .hasValueSatisfying(text -> assertThat(text.strip()).isEqualTo("first\n\nsecond"));
        assertThat(texts.next()).hasValue("third\n");
        assertThat(texts.next()).isEmpty();
    }

    @Test
    void a_last_line_without_an_end_counts() throws IOException {
        assertThat(new PastedTexts(typed("first")).next()).hasValue("first");
        assertThat(new PastedTexts(typed("fir", "st\n")).next()).hasValue("first\n");
        assertThat(new PastedTexts(typed("\n\n")).next()).isEmpty();
    }

    @Test
    void endless_input_ends_somewhere() throws IOException {
        var page = "x".repeat(1_000_000);

        assertThat(new PastedTexts(typed(page)).next().orElseThrow()).hasSizeLessThan(100_000);
        assertThat(new PastedTexts(typed(" ".repeat(200_000), "\nfirst\n"))
                        .next()
                        .orElseThrow()
                        .strip())
                .isEqualTo("first");
    }

    /** Each text comes at once, and no more than that is ready. */
    private static InputStream typed(String... texts) {
        return new SequenceInputStream(Collections.enumeration(Stream.of(texts)
                .map(text -> (InputStream) new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .toList()));
    }
}
