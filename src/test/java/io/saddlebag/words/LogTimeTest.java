package io.saddlebag.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTimeTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    @AfterEach
    void ask_again() {
        System.clearProperty("saddlebag.terminal");
    }

    @Test
    void a_line_carries_the_date_unless_it_goes_to_a_terminal() {
        System.setProperty("saddlebag.terminal", "false");
        assertThat(shown()).isEqualTo("2026-03-31T14:00:00.000+02:00");

        System.setProperty("saddlebag.terminal", "true");
        assertThat(shown()).isEqualTo("14:00:00.000");
    }

    private static String shown() {
        return DateTimeFormatter.ofPattern(new LogTime().getPropertyValue()).format(NOON.atZone(ZoneOffset.ofHours(2)));
    }
}
