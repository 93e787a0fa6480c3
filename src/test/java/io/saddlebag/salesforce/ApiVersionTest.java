package io.saddlebag.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"57.0", "57", "v57.0", "V57.0", "v57", " 57.0 "})
    void each_way_in_which_the_guides_write_a_version_is_the_same_version(String text) {
        assertThat(ApiVersion.read(text)).map(ApiVersion::toString).contains("57.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "abc",
                "66,0",
                "-1",
                "0",
                "0.0",
                "66.5",
                "66.",
                ".0",
                "66.0.0",
                "066.0",
                "1000.0",
                "v",
                "vv57.0",
                "latest",
                "66.0 67.0",
                "٥٧.0",
                "66.0\n67.0"
            })
    void nothing_else_is_a_version(String text) {
        assertThat(ApiVersion.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, UP_TO_20", "20, UP_TO_20", "21, UP_TO_30", "30, UP_TO_30", "31, UP_TO_40", "40, UP_TO_40"})
    void versions_that_salesforce_retires_have_their_release(int number, Retirement retirement) {
        assertThat(Retirement.of(new ApiVersion(number))).contains(retirement);
    }

    @Test
    void of_a_version_from_41_on_nothing_is_announced() {
        assertThat(Retirement.of(new ApiVersion(41))).isEmpty();
        assertThat(Retirement.of(new ApiVersion(99))).isEmpty();
    }

    @Test
    void an_announced_retirement_is_due_from_its_day_on_and_not_done_by_the_calendar() {
        assertThat(Retirement.UP_TO_40.isDue(LocalDate.of(2028, 5, 31))).isFalse();
        assertThat(Retirement.UP_TO_40.isDue(LocalDate.of(2028, 6, 1))).isTrue();
        assertThat(Retirement.UP_TO_40.isDone()).isFalse();
        assertThat(Retirement.UP_TO_30.isDone()).isTrue();
    }
}
