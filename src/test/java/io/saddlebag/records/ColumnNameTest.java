package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnNameTest {

    @Test
    void a_name_is_compared_without_what_nobody_sees_at_its_ends_and_with_composed_accents() {
        assertThat(ColumnName.plain("\u200B Pre\u0301nom\u00A0")).isEqualTo("Pr\u00E9nom");
        assertThat(ColumnName.plain("First Name")).isEqualTo("First Name");
    }

    @Test
    void a_message_shows_what_nobody_sees_inside_a_name() {
        assertThat(ColumnName.shown("First\u00A0Na\u200Bme")).isEqualTo("First<U+00A0>Na<U+200B>me");
        assertThat(ColumnName.shown("full\r\nname")).isEqualTo("full  name");
    }
}
