package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.Formula.complaint;
import static io.saddlebag.mapping.Formula.problem;
import static io.saddlebag.mapping.Formula.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NumberFunctionsTest {

    @Test
    void a_plain_number_is_read_as_it_stands() {
        assertThat(number("1234.56")).isEqualTo(new BigDecimal("1234.56"));
        assertThat(number("-0.10")).isEqualTo(new BigDecimal("-0.10"));
        assertThat(number("42")).isEqualTo(new BigDecimal("42"));
        assertThat(number("1e3")).isEqualTo(new BigDecimal("1000"));
        assertThat(number("12345678901234567890.123456789"))
                .isEqualTo(new BigDecimal("12345678901234567890.123456789"));
        assertThat(value("number(.a)", "{'a': 42}")).isEqualTo(new BigDecimal("42"));
        assertThat(value("number(.a)", "{'a': null}")).isNull();
    }

    @Test
    void a_number_with_other_signs_is_no_guess_but_an_error() {
        assertThat(complaint("number(.a)", "{'a': '1.234,56'}"))
                .isEqualTo(
                        "F: '1.234,56' in column 'a' is no plain number such as 1234.56: number(.a, \",\") reads it as"
                                + " 1234.56.");
        assertThat(complaint("number(.\"net sum\")", "{'net sum': '1,234.50'}"))
                .endsWith(": number(.\"net sum\", \".\") reads it as 1234.50.");
        assertThat(complaint("number(.a)", "{'a': '1,234'}"))
                .endsWith(": number(.a, \".\") reads it as 1234, number(.a, \",\") reads it as 1.234:"
                        + " write the one that is meant.");
        assertThat(complaint("number(.a, \",\")", "{'a': '1,234.50'}"))
                .endsWith("is no number with ',' as its decimal sign. number(.a, \".\") reads it as 1234.50.");
        assertThat(complaint("number(.a)", "{'a': '€ 12.50'}"))
                .endsWith(": number(replace(.a, \"[€ ]\", \"\")) reads it as 12.50.");
        assertThat(complaint("number(.a)", "{'a': 'twelve'}")).isEqualTo("F: 'twelve' in column 'a' is no number.");
        assertThat(complaint("number(.a)", "{'a': true}")).contains("is no number");
    }

    @Test
    void the_call_that_a_complaint_names_reads_the_value() {
        for (String text : List.of(
                "1,234.50",
                "1.234,50",
                "1 234.5",
                "1 234,5",
                "1'234.5",
                "1’234,5",
                "1,234,567",
                "1.234.567",
                "12,5",
                "0,125",
                "-1.234,5",
                "+7,5",
                "€ 1.234,50",
                "$1,234.50",
                "1,234.50 USD",
                "EUR 12",
                "12,5 %",
                "7 %",
                "1\u00a0234,5\u00a0€",
                "-£1,234.5")) {
            String row = "{\"a\": \"" + text + "\"}";
            String complaint = complaint("number(.a)", row);
            var told = Pattern.compile("(number\\(.*?\\)) reads it as ([-0-9.]*[0-9])")
                    .matcher(complaint);
            assertThat(told.find()).as(complaint).isTrue();
            assertThat(value(told.group(1), row)).isEqualTo(new BigDecimal(told.group(2)));
        }
        for (String text : List.of("1,23,4", "twelve", "12-5", "1.234 567,8", "EUR", "")) {
            assertThat(NumberHint.of(text)).isEmpty();
        }
    }

    @Test
    void a_number_that_begins_with_zero_is_not_grouped() {
        assertThat(number("0,125", ",")).isEqualTo(new BigDecimal("0.125"));
        assertThat(complaint("number(.a, \".\")", "{'a': '0,125'}"))
                .endsWith("is no number with '.' as its decimal sign. number(.a, \",\") reads it as 0.125.");
    }

    @Test
    void the_decimal_sign_is_named_and_thousands_may_be_grouped() {
        assertThat(number("1.234,56", ",")).isEqualTo(new BigDecimal("1234.56"));
        assertThat(number("1.234", ",")).isEqualTo(new BigDecimal("1234"));
        assertThat(number("1 234 567,8", ",")).isEqualTo(new BigDecimal("1234567.8"));
        assertThat(number("-1234,5", ",")).isEqualTo(new BigDecimal("-1234.5"));
        assertThat(number("1,234,567.80", ".")).isEqualTo(new BigDecimal("1234567.80"));
        assertThat(number("1’234.50", ".")).isEqualTo(new BigDecimal("1234.50"));
    }

    @Test
    void groups_that_are_not_of_three_are_an_error() {
        for (String text : List.of("1.5", "1.23.456,7", "1.234 567,8", "1.2345", "12,34,5", "1234.567,8", ",5", "1,")) {
            assertThat(complaint("number(.a, \",\")", "{'a': '" + text + "'}"))
                    .contains("is no number with ',' as its decimal sign.");
        }
        assertThat(problem("number(.a, \";\")"))
                .isEqualTo("';' is no decimal sign. Write number(.amount, \",\") or number(.amount, \".\").");
    }

    @Test
    void a_cell_of_a_million_digits_is_refused_without_reading_them() {
        String digits = "1".repeat(1_000_000);
        assertThat(complaint("number(.a)", "{'a': '" + digits + "'}"))
                .endsWith("is no number: it is 1000000 characters long.");
        assertThat(complaint("number(.a, \",\")", "{'a': '" + digits + "'}")).contains("is no number");
        assertThat(complaint("add(.a, 1)", "{'a': '" + digits + "'}")).contains("is no number");
    }

    @Test
    void arithmetic_is_exact() {
        assertThat(value("add(0.1, 0.2)")).isEqualTo(new BigDecimal("0.3"));
        assertThat(value("add(.a, .b, 1)", "{'a': '0.1', 'b': 0.2}")).isEqualTo(new BigDecimal("1.3"));
        assertThat(value("add(.a, 1)", "{'a': 9223372036854775807}")).isEqualTo(new BigDecimal("9223372036854775808"));
        assertThat(value("subtract(.a, .b)", "{'a': '1', 'b': '0.9'}")).isEqualTo(new BigDecimal("0.1"));
        assertThat(value("multiply(.a, .b)", "{'a': '19.99', 'b': '3'}")).isEqualTo(new BigDecimal("59.97"));
        assertThat(value("divide(10, 4)")).isEqualTo(new BigDecimal("2.5"));
        assertThat(value("round(divide(1, 3), 2)")).isEqualTo(new BigDecimal("0.33"));
        assertThat(value("add(.l)", "{'l': [1, '2', 3.5]}")).isEqualTo(new BigDecimal("6.5"));
    }

    @Test
    void whole_results_have_no_decimal_places() {
        assertThat(value("divide(84, 2)")).isEqualTo(new BigDecimal("42"));
        assertThat(value("divide(1000, 0.01)")).isEqualTo(new BigDecimal("100000"));
        assertThat(value("round(41.5)")).isEqualTo(new BigDecimal("42"));
        assertThat(value("multiply(3000000000, 2)")).isEqualTo(new BigDecimal("6000000000"));
    }

    @Test
    void one_blank_value_makes_the_result_blank_because_nothing_is_taken_for_zero() {
        assertThat(value("add(.a, 1)", "{'a': null}")).isNull();
        assertThat(value("multiply(2, .a)")).isNull();
        assertThat(value("add(default(.a, 0), 1)")).isEqualTo(new BigDecimal("1"));
        assertThat(value("add(.l)", "{'l': []}")).isNull();
    }

    @Test
    void what_cannot_be_calculated_is_a_complaint() {
        assertThat(complaint("divide(.a, 0)", "{'a': 12}"))
                .isEqualTo("F: '12' in column 'a' cannot be divided by zero.");
        assertThat(complaint("add(.a, .b)", "{'a': 1, 'b': 'two'}")).isEqualTo("F: 'two' in column 'b' is no number.");
        assertThat(complaint("multiply(.a, .a, .a)", "{'a': 1e60}")).contains("more than 100 digits");
    }

    @Test
    void rounding_is_commercial_unless_told() {
        assertThat(value("round(2.345, 2)")).isEqualTo(new BigDecimal("2.35"));
        assertThat(value("round(-2.5)")).isEqualTo(new BigDecimal("-3"));
        assertThat(value("round(2.5, 0, \"half-even\")")).isEqualTo(new BigDecimal("2"));
        assertThat(value("round(-2.1, 0, \"floor\")")).isEqualTo(new BigDecimal("-3"));
        assertThat(value("round(2.1, 0, \"ceiling\")")).isEqualTo(new BigDecimal("3"));
        assertThat(value("round(.a, 2)")).isNull();
        assertThat(problem("round(.a, 2, \"up\")"))
                .isEqualTo("'up' is no way to round. There are half-up (the default), half-even, floor and ceiling.");
        assertThat(problem("round(.a, -1)")).isEqualTo("'round' keeps 0 to 18 decimal places.");
    }

    private static Object number(String text) {
        return value("number(.a)", "{'a': '" + text + "'}");
    }

    private static Object number(String text, String sign) {
        return value("number(.a, \"" + sign + "\")", "{'a': '" + text + "'}");
    }
}
