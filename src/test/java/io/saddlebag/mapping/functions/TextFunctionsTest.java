package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.Formula.complaint;
import static io.saddlebag.mapping.Formula.problem;
import static io.saddlebag.mapping.Formula.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextFunctionsTest {

    @Test
    void texts_change_case() {
        assertThat(value("lower(\"Ada@Example.ORG\")")).isEqualTo("ada@example.org");
        assertThat(value("upper(\"straße\")")).isEqualTo("STRASSE");
        assertThat(value("title(\"ADA O'NEIL-BYRON, countess of lovelace\")"))
                .isEqualTo("Ada O'Neil-Byron, Countess Of Lovelace");
        assertThat(value("title(\"don't\")")).isEqualTo("Don't");
    }

    @Test
    void numbers_and_truth_values_count_as_their_text() {
        assertThat(value("concat(.a, \" \", .b, \" \", .c)", "{'a': 12.50, 'b': true, 'c': 1e3}"))
                .isEqualTo("12.50 true 1000");
        assertThat(value("string(.a)", "{'a': 12345678901234567890}")).isEqualTo("12345678901234567890");
        assertThat(value("digits(.a)", "{'a': 12.5}")).isEqualTo("125");
    }

    @Test
    void blank_in_blank_out() {
        for (String call : List.of(
                "lower(.a)",
                "upper(.a)",
                "title(.a)",
                "trim(.a)",
                "digits(.a)",
                "string(.a)",
                "left(.a, 3)",
                "pad(.a, 5)",
                "part(.a, \",\", 1)",
                "join(.a, \",\")",
                "lookup(.a, {\"x\": 1}, 2)",
                "boolean(.a)",
                "number(.a)",
                "number(.a, \",\")",
                "round(.a)",
                "date(.a)",
                "datetime(.a)")) {
            assertThat(value(call, "{'a': null}")).as(call).isNull();
            assertThat(value(call, "{}")).as(call).isNull();
        }
    }

    @Test
    void concat_skips_blanks_and_is_blank_without_a_value_from_the_row() {
        assertThat(value("concat(.a, \" \", .b)", "{'a': 'Ada', 'b': 'Lovelace'}"))
                .isEqualTo("Ada Lovelace");
        assertThat(value("concat(.a, \" \", .b)", "{'a': null, 'b': 'Lovelace'}"))
                .isEqualTo("Lovelace");
        assertThat(value("concat(.a, \" \", .b)", "{'a': null, 'b': null}")).isNull();
        assertThat(value("concat(\"+49\", .a)", "{'a': null}")).isNull();
        assertThat(value("concat(\"a\", \"b\")")).isEqualTo("ab");
    }

    @Test
    void join_skips_blanks() {
        assertThat(value("join([.a, .b, .c], \", \")", "{'a': 'x', 'b': ' ', 'c': 3}"))
                .isEqualTo("x, 3");
        assertThat(value("join([.a], \", \")")).isNull();
        assertThat(complaint("join(.a, \", \")", "{'a': 'x'}")).contains("is no list");
    }

    @Test
    void part_picks_one_piece_by_a_plain_separator() {
        assertThat(value("part(\"a|b |c\", \"|\", 2)")).isEqualTo("b");
        assertThat(value("part(\"a|b|c\", \"|\", -1)")).isEqualTo("c");
        assertThat(value("part(\"a|b|c\", \"|\", 4)")).isNull();
        assertThat(value("part(\"a||c\", \"|\", 2)")).isNull();
        assertThat(problem("part(.a, \",\", 0)")).startsWith("'part' counts from 1; -1 is the last part.");
        assertThat(problem("part(.a, \"\", 1)")).startsWith("'part' has an empty separator.");
        assertThat(problem("part(.a, \",\", \"1\")")).startsWith("Value 3 of 'part' must be a whole number.");
    }

    @Test
    void left_cuts_whole_characters() {
        assertThat(value("left(\"abcdef\", 3)")).isEqualTo("abc");
        assertThat(value("left(\"ab\", 3)")).isEqualTo("ab");
        assertThat(value("left(\"😀😀😀\", 4)")).isEqualTo("😀😀");
        assertThat(value("left(\"😀😀😀\", 3)"))
                .as("an emoji takes two places of a field")
                .isEqualTo("😀");
        assertThat(value("left(\"a😀\", 2)")).isEqualTo("a");
        assertThat(value("left(\"😀\", 1)")).isNull();
        assertThat(problem("left(.a, -1)"))
                .isEqualTo("-1 is no length for 'left'. It is a whole number from 0 to 131072.");
        assertThat(problem("left(.a, .b)")).startsWith("Value 2 of 'left' must be a whole number.");
    }

    @Test
    void no_half_of_a_character_gets_into_a_field() {
        assertThat(complaint(".a[0 : 1]", "{'a': '😀x'}"))
                .contains("holds half a character")
                .contains("left(…)");
        assertThat(complaint(".a", "{'a': 'x\\ud83d'}")).contains("holds half a character");
        assertThat(problem("part(.a, \"\\ud83d\", 1)")).startsWith("'part' has half a character as its separator.");
        assertThat(value("title(\"𐐨𐐨 x\")")).as("letters beyond 16 bits").isEqualTo("𐐀𐐨 X");
    }

    @Test
    void pad_fills_up_on_the_left() {
        assertThat(value("pad(\"1067\", 5)")).isEqualTo("01067");
        assertThat(value("pad(.a, 5)", "{'a': 1067}")).isEqualTo("01067");
        assertThat(value("pad(\"123456\", 5)")).isEqualTo("123456");
        assertThat(value("pad(\"7\", 3, \"x\")")).isEqualTo("xx7");
        assertThat(value("pad(\"😀\", 5)")).isEqualTo("000😀");
        assertThat(problem("pad(.a, 2000000000)")).startsWith("2000000000 is no length for 'pad'.");
        assertThat(problem("pad(.a, 5, \"00\")")).startsWith("'pad' fills with one character, not with '00'.");
    }
}
