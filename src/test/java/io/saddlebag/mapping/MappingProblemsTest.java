package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.problem;
import static io.saddlebag.mapping.Formula.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingProblemsTest {

    @Test
    void every_mistake_is_reported_at_once_in_file_order() {
        assertThat(problems(
                        "Email = lowr(.email)",
                        "1st = .a",
                        "Birthdate = date(.b, \"dd/mm/yyyy\") ",
                        "Amount = .a + .b * uper(.c)",
                        "Phone = (.phone"))
                .containsExactly(
                        "routes/contacts.camel.yaml:10: There is no function 'lowr'. Did you mean 'lower'?",
                        "routes/contacts.camel.yaml:11: '1st' is no field name. Names hold letters, digits and underscores, as in "
                                + "LastName or Customer_No__c.",
                        "routes/contacts.camel.yaml:12: 'dd/mm/yyyy' lacks the day, the month or the year. Days are dd, months MM "
                                + "(mm are minutes), years yyyy.",
                        "routes/contacts.camel.yaml:13: '+' would calculate in doubles, so mappings do without it. Write add(a, b) "
                                + "for numbers or concat(a, b) for texts.",
                        "routes/contacts.camel.yaml:13: '*' would calculate in doubles, so mappings do without it. Write "
                                + "multiply(a, b).",
                        "routes/contacts.camel.yaml:13: There is no function 'uper'. Did you mean 'upper'?",
                        "routes/contacts.camel.yaml:14: A ')' is missing at the end.");
    }

    @Test
    void the_line_for_every_field_stands_once_and_takes_members_as_they_are() {
        assertThat(problems("* = lower(.)", "LastName = .last", "* = .", "* ="))
                .containsExactly(
                        "routes/contacts.camel.yaml:10: '*' stands for every field, but 'lower(.)' is not '.'. Write '* = .', and a"
                                + " line of its own for each field that gets something else.",
                        "routes/contacts.camel.yaml:12: '*' is already set on line 10. Keep one of the two lines.",
                        "routes/contacts.camel.yaml:13: '*' stands for every field, but '' is not '.'. Write '* = .', and a line of"
                                + " its own for each field that gets something else.",
                        "routes/contacts.camel.yaml:13: '*' is already set on line 10. Keep one of the two lines.");
        assertThat(problems("*", "*x = .")).hasSize(2);
    }

    @Test
    void a_mistake_on_a_continuation_line_is_reported_on_that_line() {
        assertThat(problems("A = .a", "B = concat(.b,", "  # comment", "", "  lowr(.c),", "  .d ? .e)", "C = now()"))
                .containsExactly(
                        "routes/contacts.camel.yaml:15: '?' means nothing here. A column with such a character in its name stands in "
                                + "quotes, as in .\"Größe (m²)\".",
                        "routes/contacts.camel.yaml:16: 'now' gives another value each time a row is sent. Have the file or "
                                + "Salesforce say the time.");
        assertThat(problems("B = concat(.b,", "  lower(.c),", "  .d .e)"))
                .containsExactly(
                        "routes/contacts.camel.yaml:12: Before '.e' is a gap, which JSLT does not see. Put a comma there, "
                                + "or take the gap out.");
        assertThat(problems("B = concat(.b,", "", "  lowr(.c))"))
                .containsExactly("routes/contacts.camel.yaml:12: There is no function 'lowr'. Did you mean 'lower'?");
    }

    @Test
    void a_text_that_does_not_end_is_reported_where_it_begins() {
        assertThat(problems("A = concat(.a,", "  \"b)", "  , .c"))
                .containsExactly(
                        "routes/contacts.camel.yaml:11: A text begins with \" and does not end. Close it with \".");
    }

    @Test
    void syntax_errors_are_told_in_one_plain_sentence() {
        assertThat(problem("email"))
                .isEqualTo("'email' stands alone. A column is written .email, a text \"email\", a call email(…).");
        assertThat(problem(".First Name"))
                .isEqualTo(
                        "'Name' is not expected after 'First'. A name with a space stands in quotes: .\"First Name\".");
        assertThat(problem(".for"))
                .isEqualTo("'for' is not expected after '.'. A column of that name stands in quotes: .\"for\".");
        assertThat(problem("lower(.email))")).isEqualTo("')' is not expected after ')'. There is one too many.");
        assertThat(problem("{\"a\": 1")).isEqualTo("A '}' is missing at the end.");
        assertThat(problem("[1, 2")).isEqualTo("A ']' is missing at the end.");
        assertThat(problem("'text'")).isEqualTo("Texts stand in double quotes, not in single ones. Write \"text\".");
        assertThat(problem("if (.a = \"x\") 1"))
                .isEqualTo("'=' is not expected after 'a'. Two values are compared with ==.");
        assertThat(problem("concat(.a \" \" .b)")).isEqualTo("'\" \"' is not expected after 'a'. Is a comma missing?");
        assertThat(problem(".имя")).startsWith("'и' means nothing here.");
        assertThat(problem("if (.a)")).isEqualTo("The expression ends too early after ')'.");
        assertThat(problem(".[\"First Name\"]"))
                .isEqualTo(
                        "Brackets take a number, not the name 'First Name'. A name stands behind a dot: .\"First Name\".");
    }

    @Test
    void a_wrong_number_of_values_is_a_problem() {
        assertThat(problem("lower()")).isEqualTo("'lower' takes 1 value, not 0. For example: lower(.email)");
        assertThat(problem("pad(.a)")).isEqualTo("'pad' takes 2 to 3 values, not 1. For example: pad(.zip, 5)");
        assertThat(problem("default(.a)"))
                .isEqualTo("'default' takes 2 or more values, not 1. For example: default(.mobile, .phone)");
        assertThat(problem("size(.a, .b)")).isEqualTo("'size' takes 1 value, not 2.");
        assertThat(problem("def f(x) $x f(1, 2)")).contains("'f'");
    }

    @Test
    void a_variable_that_nothing_defines_is_a_problem() {
        assertThat(problem("$x")).isEqualTo("There is no variable '$x' here. A column is written .x.");
        assertThat(problem("let city = .city lower($ctiy)"))
                .isEqualTo("There is no variable '$ctiy' here. Did you mean '$city'?");
        assertThat(problem("if (.a) let b = .b $b else $b")).startsWith("There is no variable '$b' here.");
        assertThat(problems("F = let a = .a def f(x) let y = $x concat($x, $y, $a) f($a)"))
                .isEmpty();
        assertThat(problems("F = [for (.l) let z = . lower($z) if ($z)] | .[0]"))
                .isEmpty();
    }

    @Test
    void a_regular_expression_that_is_none_is_a_problem() {
        assertThat(problem("test(.a, \"[\")")).isEqualTo("'[' is no regular expression.");
        assertThat(problem("capture(.a, \"(\")")).startsWith("'(' is no regular expression: Unclosed group.");
    }

    @Test
    void functions_that_are_not_the_same_on_every_run_are_refused_with_what_to_write_instead() {
        assertThat(List.of("now()", "random()", "uuid()"))
                .allSatisfy(call -> assertThat(problem(call)).contains("each time"));
        assertThat(problem("parse-time(.a, \"dd\")")).contains("Write date(.x, \"dd/MM/yyyy\") or datetime(…).");
        assertThat(problem("lowercase(.a)")).contains("Write lower(…).");
        assertThat(problem("floor(.a)")).contains("Write round(…, 0, \"floor\").");
        assertThat(problem("sum(.a)")).contains("Write add(…)");
    }

    @Test
    void what_jslt_compiles_but_never_evaluates_is_a_problem() {
        assertThat(problem("{\"k\": 1, * : {* : .}} | .k"))
                .isEqualTo("{* : …} stands within another or in a loop. Use it once, outside.");
        assertThat(problem("if ({\"k\": 1, * : .}) 1"))
                .isEqualTo("JSLT cannot evaluate the expression. Use {* : …} outside of conditions only.");
    }

    @Test
    void imports_and_functions_of_modules_are_refused() {
        assertThat(problems("F = import \"x.jslt\" as x x:f(.a)"))
                .containsExactly(
                        "routes/contacts.camel.yaml:10: A mapping imports nothing. Leave the import out.",
                        "routes/contacts.camel.yaml:10: 'x:f' is a function of a module, and a mapping imports none.");
    }

    @Test
    void a_function_of_ones_own_must_not_take_the_name_of_another() {
        assertThat(problem("def lower(x) $x lower(.a)"))
                .isEqualTo("'lower' is a function already. Give yours another name.");
        assertThat(problems("F = def twice(x) concat($x, $x) twice(.a)")).isEmpty();
    }

    @Test
    void an_expression_nested_too_deeply_is_a_problem_and_not_a_crash() {
        assertThat(problem("(".repeat(50_000) + "1" + ")".repeat(50_000)))
                .startsWith("The expression is nested too deeply.");
    }
}
