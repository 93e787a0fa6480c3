package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunEndingTest {

    @ParameterizedTest
    @CsvSource({
        "down, 3",
        "limit, 3",
        "sign_in, 3",
        "refused, 3",
        "broker, 3",
        "home, 1",
        "flow, 1",
        "route, 1",
        "file, 1",
        "unheard-of, 1"
    })
    void what_lies_in_salesforce_the_login_or_the_network_is_3_and_what_lies_in_this_home_1(String cause, int code) {
        assertThat(new RunEnding(Set.of(cause), false, 0).exitCode()).isEqualTo(code);
    }

    @Test
    void this_home_comes_before_salesforce_and_salesforce_before_dead_letters() {
        assertThat(new RunEnding(Set.of("down", "home"), false, 0).exitCode()).isEqualTo(1);
        assertThat(new RunEnding(Set.of("down"), true, 7).exitCode()).isEqualTo(3);
    }

    @Test
    void dead_letters_and_rejected_files_need_a_person_and_else_all_is_done() {
        assertThat(new RunEnding(Set.of(), false, 1).exitCode()).isEqualTo(1);
        assertThat(new RunEnding(Set.of(), true, 0).exitCode()).isEqualTo(1);
        assertThat(new RunEnding(Set.of(), false, 0).exitCode()).isZero();
    }
}
