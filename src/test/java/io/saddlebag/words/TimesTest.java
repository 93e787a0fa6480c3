package io.saddlebag.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final Instant NIGHT = Instant.parse("2026-03-29T00:30:05.25Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void times_are_local_and_carry_the_offset_that_holds_then() {
        assertThat(Times.second(NIGHT, BERLIN)).isEqualTo("2026-03-29 01:30:05 +01:00");
        assertThat(Times.second(NIGHT.plus(Duration.ofHours(1)), BERLIN)).isEqualTo("2026-03-29 03:30:05 +02:00");
        assertThat(Times.second(NIGHT, ZoneOffset.UTC)).isEqualTo("2026-03-29 00:30:05 +00:00");
        assertThat(Times.iso(NIGHT, BERLIN)).isEqualTo("2026-03-29T01:30:05.250+01:00");
    }

    @Test
    void the_date_is_left_out_where_it_is_todays() {
        assertThat(Times.minute(NIGHT, NIGHT, BERLIN)).isEqualTo("01:30 +01:00");
        assertThat(Times.minute(NIGHT, NIGHT.plus(Duration.ofDays(1)), BERLIN)).isEqualTo("2026-03-29 01:30 +01:00");
    }
}
