package io.saddlebag.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class BeginningsTest {

    @Property(tries = 500)
    void a_text_that_stands_in_another_is_never_ruled_out(
            @ForAll @IntRange(min = 3, max = 8) int length,
            @ForAll @StringLength(min = 8, max = 40) String text,
            @ForAll @StringLength(min = 8, max = 40) String other,
            @ForAll @StringLength(max = 300) String before,
            @ForAll @StringLength(max = 10) String after) {
        assertThat(new Beginnings(length, other, text).mayStandIn(before + text + after))
                .isTrue();
    }

    @Example
    void a_line_that_has_nothing_of_them_is_ruled_out() {
        assertThat(new Beginnings(8, "01234567", "abcdefgh").mayStandIn("contacts: march.csv:18 to dead letter"))
                .isFalse();
    }
}
