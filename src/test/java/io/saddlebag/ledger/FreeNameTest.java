package io.saddlebag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeNameTest {

    private static final String A_LONG_STEM = "contacts-".repeat(27) + "ab".repeat(4);

    @Test
    void a_name_that_is_taken_gets_the_next_number() {
        assertThat(free("march", ".csv", Set.of("march.csv", "march.2.csv"))).isEqualTo("march.3.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {".csv", ".results.csv", ".from-line-1234567890.csv", ".csv.reason.txt"})
    void a_long_name_is_cut_so_that_it_fits_and_is_still_recognised(String ending) {
        var fitted = FreeName.fitted(A_LONG_STEM, ending);

        assertThat(bytes(fitted)).isLessThanOrEqualTo(255);
        assertThat(fitted).startsWith("contacts-contacts-").endsWith(ending);
    }

    @Test
    void a_name_that_just_fits_stays_as_it_is() {
        assertThat(FreeName.fitted("a".repeat(251), ".csv")).isEqualTo("a".repeat(251) + ".csv");
    }

    @Test
    void a_taken_name_of_255_bytes_gets_a_number_that_fits() {
        var taken = "a".repeat(251) + ".csv";

        var free = free("a".repeat(251), ".csv", Set.of(taken));

        assertThat(bytes(free)).isEqualTo(255);
        assertThat(free).endsWith(".2.csv");
    }

    @Test
    void long_names_that_begin_alike_stay_different_when_they_are_cut() {
        var results = ".results.csv";

        assertThat(FreeName.fitted(A_LONG_STEM + "x", results))
                .isNotEqualTo(FreeName.fitted(A_LONG_STEM + "y", results));
    }

    @Test
    void only_the_name_is_measured_and_not_the_folders_in_front_of_it() {
        var fitted = FreeName.fitted("results/contacts/" + "a".repeat(251), ".results.csv");

        assertThat(fitted).startsWith("results/contacts/aaa");
        assertThat(bytes(fitted.substring("results/contacts/".length()))).isEqualTo(255);
    }

    @Test
    void a_name_is_measured_in_bytes_and_no_character_is_cut_in_half() {
        var fitted = FreeName.fitted("\uD83D\uDE00".repeat(62) + "é", ".results.csv");

        assertThat(bytes(fitted)).isBetween(252, 255);
        assertThat(fitted.codePoints().limit(50)).containsOnly(0x1F600);
    }

    @Test
    void a_long_part_behind_the_last_dot_is_no_file_type() {
        var name = "a." + "b".repeat(253);

        assertThat(FreeName.ending(name)).isEmpty();
        assertThat(bytes(free(FreeName.stem(name), FreeName.ending(name), Set.of(name))))
                .isEqualTo(255);
    }

    @Test
    void a_dot_in_a_folder_begins_no_ending() {
        assertThat(FreeName.stem("dead-letter/my.flow/march")).isEqualTo("dead-letter/my.flow/march");
    }

    @Test
    void the_draft_of_a_long_name_fits() {
        assertThat(bytes(FreeName.draft("a".repeat(255)))).isEqualTo(255);
        assertThat(FreeName.draft("march.csv")).isEqualTo(".march.csv.part");
    }

    private static String free(String stem, String ending, Set<String> taken) {
        return FreeName.of(stem, ending, taken::contains);
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
