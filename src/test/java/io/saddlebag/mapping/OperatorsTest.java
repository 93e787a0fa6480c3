package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.problem;
import static io.saddlebag.mapping.Formula.problems;
import static io.saddlebag.mapping.Formula.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorsTest {

    @Test
    void arithmetic_signs_are_refused_wherever_they_stand() {
        assertThat(List.of(
                        ".a + .b",
                        "(.a - .b)",
                        "lower(.a * 2)",
                        "{\"a\": .a / 2} | .a",
                        "[for (.l) . + 1] | .[0]",
                        "if (.a + 1 > 2) 1",
                        "if (.a) 1 else .b - .c",
                        "let x = .a + 1 $x",
                        "def f(x) $x + 1 f(.a)",
                        ".l[.a + 1]",
                        "{for (.l) .k + \"\" : .v} | .a"))
                .allSatisfy(expression -> assertThat(problem(expression)).contains("would calculate in doubles"));
    }

    @Test
    void a_minus_sign_without_a_space_behind_it_is_explained_too() {
        assertThat(problem(".a -1")).isEqualTo("'-1' is not expected after 'a'. Write subtract(a, b).");
        assertThat(problem(".price-.discount"))
                .isEqualTo(
                        "'.price-' ends with a dash, which belongs to the column's name here. Write subtract(a, b), or the name in "
                                + "quotes: .\"price-\".");
    }

    @Test
    void the_same_signs_in_texts_names_patterns_comments_and_negative_numbers_are_allowed() {
        assertThat(value("\"a-b + c*d/e\"")).isEqualTo("a-b + c*d/e");
        assertThat(value(".\"First-Name\"", "{'First-Name': 'Ada'}")).isEqualTo("Ada");
        assertThat(value(".first-name", "{'first-name': 'Ada'}")).isEqualTo("Ada");
        assertThat(value("-1")).isEqualTo(new BigDecimal(-1));
        assertThat(value("-0.5")).isEqualTo(new BigDecimal("-0.5"));
        assertThat(value("replace(.a, \"[+*/-]\", \"\")", "{'a': '1+2-3'}")).isEqualTo("123");
        assertThat(value("starts-with(.a, \"+\")", "{'a': '+49'}")).isEqualTo(true);
        assertThat(value("{* - a : .} | .b", "{'a': 1, 'b': 'x'}")).isEqualTo("x");
        assertThat(value(".a // + - * /", "{'a': 'x'}")).isEqualTo("x");
    }

    @Test
    void numbers_that_jslt_would_change_are_refused_with_the_way_to_keep_them() {
        assertThat(problem("12345678901234567890"))
                .isEqualTo(
                        "12345678901234567890 has more digits than JSLT keeps. Write number(\"12345678901234567890\").");
        assertThat(problem("0.12345678901234567890")).contains("Write number(\"0.12345678901234567890\").");
        assertThat(problem("1e999")).contains("more digits than JSLT keeps");
        assertThat(problems("F = add(.a, 1e99999999999)")).hasSize(1);
        assertThat(value("number(\"12345678901234567890\")")).isEqualTo(new BigDecimal("12345678901234567890"));
        assertThat(value("0.1")).isEqualTo(new BigDecimal("0.1"));
        assertThat(value("1e5")).isEqualTo(new BigDecimal("100000"));
        assertThat(value("9223372036854775807")).isEqualTo(new BigDecimal("9223372036854775807"));
    }

    @Test
    void other_jslt_works() {
        String row =
                "{'a': 'x', 'l': [{'k': 'one', 'v': 1}, {'k': 'two', 'v': 2}], 'address': {'city': 'Paris'}, 'n': 5}";
        assertThat(value("{\"a\": {\"b\": 1}} | .a.b", row)).isEqualTo(new BigDecimal(1));
        assertThat(value("if (.n > 4 and .a == \"x\") \"big\" else \"small\"", row))
                .isEqualTo("big");
        assertThat(value("let c = .address.city upper($c)", row)).isEqualTo("PARIS");
        assertThat(value("{for (.l) .k : .v} | .two", row)).isEqualTo(new BigDecimal(2));
        assertThat(value("join([for (.l) .k if (.v > 1)], \";\")", row)).isEqualTo("two");
        assertThat(value("add([for (.l) .v])", row)).isEqualTo(new BigDecimal(3));
        assertThat(value("capture(.a, \"(?<c>\\\\w)\").c", row)).isEqualTo("x");
        assertThat(value("test(.a, \"^x$\")", row)).isEqualTo(true);
        assertThat(value("contains(.a, [\"x\", \"y\"])", row)).isEqualTo(true);
        assertThat(value("fallback(.nix, .a)", row)).isEqualTo("x");
        assertThat(value(".l[-1].k", row)).isEqualTo("two");
        assertThat(value("size(.l)", row)).isEqualTo(new BigDecimal(2));
        assertThat(value("def f(n) if ($n > 2) $n else f(add($n, 1)) f(1)", row))
                .isEqualTo(new BigDecimal(3));
        assertThat(value("from-json(\"{\\\"a\\\": 12345678901234567.123}\").a", row))
                .isEqualTo(new BigDecimal("12345678901234567.123"));
    }

    @Test
    void what_is_absent_does_not_turn_into_the_word_null() {
        assertThat(value("string(.nix)")).isNull();
        assertThat(value("join([.nix, \"a\"], \"-\")")).isEqualTo("a");
        assertThat(value("starts-with(.nix, \"nu\")")).isEqualTo(false);
        assertThat(value("ends-with(.nix, \"ll\")")).isEqualTo(false);
        assertThat(value("concat(.nix, \"x\", .a)", "{'a': 'b'}")).isEqualTo("xb");
    }
}
