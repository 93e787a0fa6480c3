package io.saddlebag.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain text ~",
                "Zoë Müller",
                "a\u00A0b",
                "李雷",
                "שלום",
                "می‌خواهم",
                "क्‍ष",
                "👨‍👩‍👧",
                "❤️‍🔥",
                "🇩🇪",
                "葛󠄀",
                "C:\\new",
                "\u0600",
                "e\u0301"
            })
    void what_people_write_stays_as_it_is(String text) {
        assertThat(Visible.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "001b, \\u001b",
        "000a, \\n",
        "000d, \\r",
        "0009, \\t",
        "0000, \\u0000",
        "0007, \\u0007",
        "007f, \\u007f",
        "0085, \\u0085",
        "009b, \\u009b",
        "00ad, \\u00ad",
        "061c, \\u061c",
        "200b, \\u200b",
        "200c, \\u200c",
        "200d, \\u200d",
        "200e, \\u200e",
        "200f, \\u200f",
        "2028, \\u2028",
        "2029, \\u2029",
        "202a, \\u202a",
        "202e, \\u202e",
        "2060, \\u2060",
        "2066, \\u2066",
        "2069, \\u2069",
        "206a, \\u206a",
        "feff, \\ufeff",
        "fff9, \\ufff9",
        "ffff, \\uffff",
        "d83d, \\ud83d",
        "dc00, \\udc00",
        "3164, \\u3164",
        "180e, \\u180e",
        "e0041, \\udb40\\udc41"
    })
    void what_moves_hides_or_turns_the_text_is_written_out(String point, String escape) {
        var hidden = new String(Character.toChars(Integer.parseInt(point, 16)));

        assertThat(Visible.of("a" + hidden + "b")).isEqualTo("a" + escape + "b");
        assertThat(Visible.of(hidden)).isEqualTo(escape);
    }

    @Property(tries = 2_000)
    void a_text_made_visible_is_one_line_and_json_says_the_same_as_before(@ForAll("texts") String text)
            throws Exception {
        var visible = Visible.of(text);

        assertThat(visible.codePoints()).noneMatch(VisibleTest::isHidden);
        assertThat(Visible.of(visible)).isSameAs(visible);
        var json = JsonNodeFactory.instance.objectNode().put("text", text).put(whole(text), 1);
        assertThat(new ObjectMapper().readTree(Visible.of(json.toString()))).isEqualTo(json);
    }

    /** Jackson reads no half of a character in a name. */
    private static String whole(String text) {
        return text.codePoints()
                .filter(point -> Character.getType(point) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHidden(int point) {
        return Character.isISOControl(point)
                || point == 0x2028
                || point == 0x2029
                || "\u061C\u200B\u200E\u200F\uFEFF".indexOf(point) >= 0
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2060 && point <= 0x206F
                || point >= 0xE0000 && point <= 0xE007F
                || Character.getType(point) == Character.SURROGATE;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings()
                        .withChars("ab\\\"é李👨\u200D\u200C\u001B\u009B\n\r\t\u202E\u2066\u2028\uFEFF\uD83D\uDB40\uDC41")
                        .ofMaxLength(12));
    }
}
