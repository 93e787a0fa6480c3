package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.complaint;
import static io.saddlebag.mapping.Formula.mapping;
import static io.saddlebag.mapping.Formula.row;
import static io.saddlebag.mapping.Formula.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.MappingResult.Mapped;
import io.saddlebag.mapping.MappingResult.Rejected;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowMappingTest {

    @Test
    void a_row_is_rejected_with_every_complaint_about_it() {
        Mapping mapping = mapping(
                "LastName = .last",
                "Birthdate = date(.birthdate, \"dd/MM/yyyy\")",
                "Amount = number(.amount)",
                "LeadSource = lookup(.source, {\"web\": \"Web\"})");

        MappingResult result = mapping.map(
                row("{'last': 'Lovelace', 'birthdate': '31/02/2024', 'amount': '12 EUR', 'source': 'fax'}"));

        assertThat(result).isInstanceOf(Rejected.class);
        assertThat(((Rejected) result).complaints())
                .extracting(Complaint::toString)
                .containsExactly(
                        "Birthdate: '31/02/2024' in column 'birthdate' is no date of the form dd/MM/yyyy.",
                        "Amount: '12 EUR' in column 'amount' is no plain number such as 1234.56:"
                                + " number(replace(.amount, \"[EUR ]\", \"\")) reads it as 12.",
                        "LeadSource: 'fax' in column 'source' is not in the table of 'lookup' ('web'). Add it there, or a value for "
                                + "all others behind the table.");
    }

    @Test
    void a_complaint_has_the_column_the_field_the_value_and_what_is_wrong() {
        MappingResult result =
                mapping("Birthdate = date(.birthdate, \"dd/MM/yyyy\")").map(row("{'birthdate': '1.5.24'}"));

        assertThat(((Rejected) result).complaints())
                .containsExactly(new Complaint(
                        List.of("birthdate"),
                        "Birthdate",
                        "1.5.24",
                        "is no date of the form dd/MM/yyyy."
                                + " date(.birthdate, \"dd/MM/yyyy\", \"d.M.yy\", 1930) reads it as 2024-05-01."));
    }

    @Test
    void a_complaint_names_the_column_that_holds_the_value_where_several_are_read() {
        String expression = "default(date(.a), date(.b), .address.since)";
        assertThat(complaint(expression, "{'a': null, 'b': 'soon'}")).startsWith("F: 'soon' in column 'b' is no date");
        assertThat(complaint("date(concat(.a, .b))", "{'a': '2024-', 'b': 'x'}"))
                .startsWith("F: '2024-x' from columns 'a', 'b' is no date");
        assertThat(complaint("date(.address.since)", "{'address': {'since': 'ever'}}"))
                .startsWith("F: 'ever' in column 'address.since' is no date");
        assertThat(complaint("date(\"ever\")", "{}")).startsWith("F: 'ever' is no date");
    }

    @Test
    void a_long_value_is_cut_in_the_complaint_and_kept_on_one_line() {
        assertThat(complaint("number(.a)", "{'a': '" + "x".repeat(500) + "'}")).hasSizeLessThan(150);
        assertThat(complaint("number(.a)", "{'a': 'x\\ny'}")).isEqualTo("F: 'x y' in column 'a' is no number.");
    }

    @Test
    void what_jslt_cannot_do_with_a_row_is_a_complaint_in_plain_words() {
        assertThat(complaint("if (.a > 5) 1", "{'a': '7'}"))
                .isEqualTo(
                        "F: the expression fails: Can't compare \"7\" and 5. A cell is a text until number(…) makes it a number.");
        assertThat(complaint("if (.a) .a else error(\"the country is missing\")", "{}"))
                .isEqualTo("F: the country is missing.");
        assertThat(complaint("def f(x) f($x) f(.a)", "{}")).startsWith("F: the expression goes too deep");
        assertThat(complaint("parse-url(.a)", "{'a': 'http://x/?a=%zz'}")).startsWith("F: the expression fails:");
    }

    @Test
    void a_list_or_an_object_is_no_value_for_a_field() {
        assertThat(complaint(".a", "{'a': [1, 2]}"))
                .isEqualTo(
                        "F: '[1,2]' in column 'a' is a list, but a field takes one value: write join(…, \";\") or pick one.");
        assertThat(complaint(".a", "{'a': {'b': 1}}"))
                .isEqualTo("F: '{\"b\":1}' in column 'a' is an object, but a field takes one value: pick a member.");
        assertThat(complaint("lower(.a)", "{'a': [1]}"))
                .isEqualTo("F: '[1]' in column 'a' is a list, where one value is needed.");
    }

    @Test
    void values_are_texts_decimals_booleans_or_nothing() {
        assertThat(value(".a", "{'a': 'x'}")).isEqualTo("x");
        assertThat(value(".a", "{'a': 42}")).isEqualTo(new BigDecimal("42"));
        assertThat(value(".a", "{'a': 42.10}")).isEqualTo(new BigDecimal("42.10"));
        assertThat(value(".a", "{'a': 1e3}")).isEqualTo(new BigDecimal("1000"));
        assertThat(value(".a", "{'a': 123456789012345678901234567890.123456789}"))
                .isEqualTo(new BigDecimal("123456789012345678901234567890.123456789"));
        assertThat(value(".a", "{'a': 9007199254740993}")).isEqualTo(new BigDecimal("9007199254740993"));
        assertThat(value(".a", "{'a': true}")).isEqualTo(true);
        assertThat(value(".a", "{'a': null}")).isNull();
        assertThat(value(".a", "{'a': '  '}")).isNull();
    }

    @Test
    void a_double_in_the_row_comes_out_as_the_decimal_that_was_written() {
        ObjectNode row = row("{}").put("a", 0.1).put("b", 42.0);

        assertThat(((Mapped) mapping("A = .a", "B = .b").map(row)).fields())
                .containsEntry("A", new BigDecimal("0.1"))
                .containsEntry("B", new BigDecimal("42"));
    }

    @Test
    void a_number_of_a_billion_digits_is_a_complaint_and_not_a_full_memory() {
        assertThat(complaint(".a", "{'a': 1e1000000000}")).contains("has more than 100 digits.");
        assertThat(complaint("add(.a, 1)", "{'a': 1e-1000000000}")).contains("has more than 100 digits.");
        assertThat(complaint("number(.a)", "{'a': '1e1000000000'}")).contains("has more than 100 digits.");
        assertThat(complaint("string(.a)", "{'a': 1e1000000000}")).contains("has more than 100 digits.");
    }

    @Test
    void mapping_a_row_does_not_change_it() {
        ObjectNode row = row("{'a': ' x ', 'b': [1, {'c': 2}]}");
        ObjectNode before = row.deepCopy();

        mapping("A = trim(.a)", "B = .b[1].c", "C = to-json(.)").map(row);

        assertThat(row).isEqualTo(before);
    }
}
