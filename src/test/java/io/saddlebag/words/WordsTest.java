package io.saddlebag.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @Test
    void one_is_singular_and_all_else_is_plural() {
        assertThat(Words.count(0, "row")).isEqualTo("0 rows");
        assertThat(Words.count(1, "row")).isEqualTo("1 row");
        assertThat(Words.count(1_200, "row")).isEqualTo("1,200 rows");
        assertThat(Words.count(1, "row was", "rows were")).isEqualTo("1 row was");
        assertThat(Words.count(2, "row was", "rows were")).isEqualTo("2 rows were");
    }

    @ParameterizedTest
    @CsvSource({"400, 0.4 s", "9999, 10.0 s", "41000, 41 s", "200000, 3 min 20 s", "7500000, 2 h 5 min"})
    void a_span_of_time_has_the_units_that_fit(long millis, String shown) {
        assertThat(Words.time(Duration.ofMillis(millis))).isEqualTo(shown);
    }
}
