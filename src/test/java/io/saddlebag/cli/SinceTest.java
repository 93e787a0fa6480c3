package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "30s, 2026-03-01T11:59:30Z",
        "15min, 2026-03-01T11:45:00Z",
        "2h, 2026-03-01T10:00:00Z",
        "3d, 2026-02-26T12:00:00Z",
        "2026-02-28, 2026-02-27T23:00:00Z",
        "2026-02-28T14:30, 2026-02-28T13:30:00Z",
        "2026-02-28T14:30:00Z, 2026-02-28T14:30:00Z"
    })
    void a_time_in_the_past_is_read_as_people_write_it(String text, Instant time) {
        assertThat(Since.parse(text, CLOCK)).hasValue(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2", "28.02.2026", "2026-02-30", "h"})
    void what_is_no_time_is_not_guessed(String text) {
        assertThat(Since.parse(text, CLOCK)).isEmpty();
    }
}
