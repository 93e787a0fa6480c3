package io.saddlebag.mapping.functions;

import static io.saddlebag.mapping.Formula.complaint;
import static io.saddlebag.mapping.Formula.problem;
import static io.saddlebag.mapping.Formula.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ChoiceFunctionsTest {

    private static final String TABLE = "{\"web\": \"Web\", \"none\": null, \"7\": \"Seven\"}";

    @Test
    void default_is_the_first_value_that_is_not_blank() {
        assertThat(value("default(.a, .b, \"x\")", "{'a': null, 'b': ''}")).isEqualTo("x");
        assertThat(value("default(.a, .b)", "{'a': false, 'b': 'y'}")).isEqualTo(false);
        assertThat(value("default(.a, .b)", "{'a': 0, 'b': 'y'}")).isEqualTo(new BigDecimal(0));
        assertThat(value("default(.a, .b)")).isNull();
    }

    @Test
    void default_does_not_work_out_what_it_does_not_need() {
        assertThat(value("default(.a, error(\"neither a nor b\"))", "{'a': 'x'}"))
                .isEqualTo("x");
        assertThat(complaint("default(.a, error(\"neither a nor b\"))", "{}")).isEqualTo("F: neither a nor b.");
    }

    @Test
    void lookup_translates_by_its_table() {
        assertThat(lookup("'web'", "\"Other\"")).isEqualTo("Web");
        assertThat(lookup("7", "\"Other\"")).isEqualTo("Seven");
        assertThat(lookup("'fax'", "\"Other\"")).isEqualTo("Other");
        assertThat(lookup("'fax'", "null")).isNull();
        assertThat(lookup("'WEB'", "\"Other\"")).isEqualTo("Other");
    }

    @Test
    void lookup_of_a_blank_value_is_blank_even_with_a_value_for_all_others() {
        assertThat(lookup("null", "\"Other\"")).isNull();
        assertThat(value("default(lookup(.a, " + TABLE + "), \"Unknown\")", "{'a': null}"))
                .isEqualTo("Unknown");
    }

    @Test
    void lookup_may_translate_to_nothing() {
        assertThat(lookup("'none'", "\"Other\"")).isNull();
    }

    @Test
    void lookup_of_an_unknown_value_without_one_for_all_others_is_an_error_that_names_it() {
        assertThat(complaint("lookup(.a, " + TABLE + ")", "{'a': 'fax'}"))
                .isEqualTo(
                        "F: 'fax' in column 'a' is not in the table of 'lookup' ('web', 'none', '7'). Add it there, or a value for "
                                + "all others behind the table.");
    }

    @Test
    void lookup_without_a_table_is_a_problem() {
        assertThat(problem("lookup(.a, \"web\")")).startsWith("'lookup' needs its table in braces.");
        assertThat(complaint("lookup(.a, .b)", "{'a': 'x', 'b': 'y'}")).contains("is no table for 'lookup'");
    }

    @Test
    void boolean_reads_the_usual_words() {
        for (String yes : new String[] {"'true'", "'YES'", "'y'", "'1'", "1", "true", "'On'"}) {
            assertThat(value("boolean(.a)", "{'a': " + yes + "}")).isEqualTo(true);
        }
        for (String no : new String[] {"'false'", "'No'", "'n'", "'0'", "0", "false", "'off'"}) {
            assertThat(value("boolean(.a)", "{'a': " + no + "}")).isEqualTo(false);
        }
        assertThat(complaint("boolean(.a)", "{'a': 'ja'}"))
                .isEqualTo(
                        "F: 'ja' in column 'a' is neither yes nor no: true or false, yes or no, 1 or 0 is expected.");
    }

    @Test
    void boolean_reads_the_two_words_named() {
        assertThat(value("boolean(.a, \"ja\", \"nein\")", "{'a': 'JA'}")).isEqualTo(true);
        assertThat(value("boolean(.a, \"ja\", \"nein\")", "{'a': 'nein'}")).isEqualTo(false);
        assertThat(complaint("boolean(.a, \"ja\", \"nein\")", "{'a': 'yes'}")).contains("'ja' or 'nein' is expected.");
        assertThat(problem("boolean(.a, \"x\")")).startsWith("'boolean' names a word for yes but none for no.");
    }

    private static Object lookup(String value, String others) {
        return value("lookup(.a, " + TABLE + ", " + others + ")", "{'a': " + value + "}");
    }
}
