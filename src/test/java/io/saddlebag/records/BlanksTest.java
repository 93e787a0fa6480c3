package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlanksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t", "\u00A0", "\u1680", "\u2007", "\u202F", "\u3000", "\u200B", "\u200C", "\u200D", "\u2060",
                "\uFEFF", "\u00AD", "\u200E", "\u200F", "\u061C", "\u202A", "\u202C", "\u2066", "\u2069", "\u180E",
                "\u2063", "\u034F"
            })
    void what_nobody_sees_is_taken_off_both_ends_and_stays_inside(String blank) {
        assertThat(Blanks.trim(blank + " A" + blank + "17" + blank + blank)).isEqualTo("A" + blank + "17");
        assertThat(Blanks.isBlank(blank)).isTrue();
    }

    @Test
    void marks_around_a_text_go_together() {
        assertThat(Blanks.trim("\u2068\u202AA-17\u202C\u2069")).isEqualTo("A-17");
    }

    @Test
    void a_mark_whose_counterpart_stays_inside_stays_too() {
        assertThat(Blanks.trim("Tel \u2067\u05D0\u2069")).isEqualTo("Tel \u2067\u05D0\u2069");
        assertThat(Blanks.trim("\u2067\u05D0\u2069 Tel\u200B")).isEqualTo("\u2067\u05D0\u2069 Tel");
    }

    @Test
    void a_joiner_beside_a_letter_of_a_script_that_joins_stays() {
        assertThat(Blanks.trim("\u0647\u200D")).isEqualTo("\u0647\u200D");
        assertThat(Blanks.trim("\u0D05\u0D35\u0D28\u0D4D\u200D\u200B")).isEqualTo("\u0D05\u0D35\u0D28\u0D4D\u200D");
        assertThat(Blanks.trim("\u0661\u200D")).isEqualTo("\u0661");
    }

    @Test
    void emoji_and_signs_that_are_seen_stay_whole() {
        for (String seen :
                new String[] {"\u2764\uFE0F", "1\uFE0F\u20E3", "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC7F", "\u0600\u0661"
                }) {
            assertThat(Blanks.trim(" " + seen + " ")).isEqualTo(seen);
        }
    }
}
