package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsReadTest {

    @Test
    void every_column_that_an_expression_names_is_found() {
        assertThat(reads("concat(.a, \" \", .\"First Name\")")).containsExactly("a", "First Name");
        assertThat(reads("lookup(.source, {\"web\": .x}, .\"\\\"quoted\\\"\")"))
                .containsExactly("source", "x", "\"quoted\"");
        assertThat(reads("let x = .a if ($x) .b else .c")).containsExactly("a", "b", "c");
        assertThat(reads("def f(x) concat($x, .suffix) f(.a)")).containsExactly("suffix", "a");
        assertThat(reads("\"constant .text\" // .comment")).isEmpty();
    }

    @Test
    void branches_that_are_not_taken_count_too() {
        assertThat(reads("if (false) .never else if (true) .always else .neither"))
                .containsExactly("never", "always", "neither");
        assertThat(reads("default(.a, date(.b), error(.c))")).containsExactly("a", "b", "c");
    }

    @Test
    void of_nested_json_the_top_member_counts() {
        assertThat(reads(".address.city")).containsExactly("address");
        assertThat(reads(".lines[0].amount")).containsExactly("lines");
        assertThat(reads(".lines[.index]")).containsExactly("lines", "index");
    }

    @Test
    void where_the_dot_is_no_longer_the_row_it_names_no_column() {
        assertThat(reads("add([for (.lines) .amount])")).containsExactly("lines");
        assertThat(reads("[for (.lines) .amount if (.kind == \"net\")] | .[0].x"))
                .containsExactly("lines");
        assertThat(reads("{for (.lines) .key : .value} | .total")).containsExactly("lines");
        assertThat(reads(".address | .city")).containsExactly("address");
        assertThat(reads("{\"a\": .b, * : .c} | .a")).containsExactly("b");
    }

    @Test
    void a_name_in_get_key_counts() {
        assertThat(reads("get-key(., \"Total (EUR)\")")).containsExactly("Total (EUR)");
        assertThat(reads("get-key(.address, .which)")).containsExactly("address", "which");
        assertThat(reads("to-json(.)")).isEmpty();
    }

    @Test
    void a_column_that_a_file_lacks_is_told_with_the_nearest_one_and_the_line() {
        Mapping mapping =
                mapping("Phone = default(.phone2,", "  .mobile)", "Email = lower(.Email)", "LastName = .last");

        List<MissingColumn> missing = mapping.missingColumns(List.of("phone", "mobile", "email", "last"));

        assertThat(missing)
                .extracting(column ->
                        column.problem("none of the files in inbox/leads").toString())
                .containsExactly(
                        "routes/contacts.camel.yaml:10: column 'phone2' is in none of the files in inbox/leads. Did you mean 'phone'?",
                        "routes/contacts.camel.yaml:12: column 'Email' is in none of the files in inbox/leads. Did you mean 'email'?");
    }

    @Test
    void names_are_compared_without_blanks_and_invisible_characters_at_their_ends() {
        Mapping mapping = mapping("A = .\"Note \"", "B = .\"\u200Bb\"", "C = get-key(., \" Total (EUR)\")");

        assertThat(mapping.columnsRead()).containsExactly("Note", "b", "Total (EUR)");
        assertThat(mapping.missingColumns(List.of(" Note", "b\u00A0", "\uFEFFTotal (EUR)")))
                .isEmpty();
    }

    @Test
    void a_file_that_has_all_columns_and_more_lacks_none() {
        assertThat(mapping("A = .a", "B = \"x\"").missingColumns(List.of("b", "a")))
                .isEmpty();
    }

    private static Iterable<String> reads(String expression) {
        return mapping("F = " + expression).columnsRead();
    }
}
