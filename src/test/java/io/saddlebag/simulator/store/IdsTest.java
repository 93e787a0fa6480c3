package io.saddlebag.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsTest {

    /** The contract sheet's own examples, and one with every group of letters. */
    @ParameterizedTest
    @CsvSource({
        "00D000000000001, 00D000000000001EAA",
        "005000000000001, 005000000000001AAA",
        "aBcDeFgHiJ00XYZ, aBcDeFgHiJ00XYZKV2"
    })
    void the_suffix_holds_the_case_of_the_letters(String id, String id18) {
        assertThat(Ids.with18(id)).isEqualTo(id18);
    }
}
