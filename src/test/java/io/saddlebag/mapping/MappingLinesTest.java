package io.saddlebag.mapping;

import static io.saddlebag.mapping.Formula.mapping;
import static io.saddlebag.mapping.Formula.problems;
import static io.saddlebag.mapping.Formula.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.mapping.MappingResult.Mapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingLinesTest {

    @Test
    void each_line_sets_one_field_in_the_order_of_the_lines() {
        Mapping mapping = mapping("LastName = .last", "Email=lower(.email)", "", "FirstName   =   .\"First Name\"");

        MappingResult result =
                mapping.map(row("{'First Name': 'Ada', 'last': 'Lovelace', 'email': 'Ada@Example.org'}"));

        assertThat(fields(result))
                .containsExactly(
                        Map.entry("LastName", "Lovelace"),
                        Map.entry("Email", "ada@example.org"),
                        Map.entry("FirstName", "Ada"));
    }

    @Test
    void comment_lines_and_blank_lines_are_left_out() {
        Mapping mapping = mapping("# who it is", "", "LastName = .last", "  # indented, still a comment", "", "# end");

        assertThat(mapping.fields()).singleElement().hasFieldOrPropertyWithValue("source", ".last");
    }

    @Test
    void an_indented_line_continues_the_one_above() {
        Mapping mapping = mapping(
                "LeadSource = lookup(.source, {",
                "    # the web form",
                "    \"web\": \"Web\",",
                "",
                "    \"tel\": \"Phone Inquiry\"",
                "  })",
                "LastName = .last");

        assertThat(fields(mapping.map(row("{'source': 'tel', 'last': 'Hopper'}"))))
                .isEqualTo(Map.of("LeadSource", "Phone Inquiry", "LastName", "Hopper"));
    }

    @Test
    void an_indentation_that_all_lines_share_continues_nothing() {
        Mapping mapping = mapping("    LastName = .last", "", "    Email =", "      .email", "    # done");

        assertThat(mapping.fields())
                .extracting(field -> field.name().toString())
                .containsExactly("LastName", "Email");
    }

    @Test
    void windows_line_ends_are_line_ends() {
        assertThat(mapping("LastName = .last\r\nEmail = .email\r\n").fields()).hasSize(2);
    }

    @Test
    void a_first_line_that_continues_nothing_is_a_problem() {
        assertThat(problems("  LastName = .last", "Email = .email"))
                .containsExactly(
                        "routes/contacts.camel.yaml:10: The first line is indented, but there is no line above that it "
                                + "continues. Begin it where the other lines begin.");
    }

    @Test
    void a_line_without_an_equals_sign_is_a_problem() {
        assertThat(problems("LastName = .last", "}"))
                .containsExactly(
                        "routes/contacts.camel.yaml:11: '}' has no '='. Write Field = expression; a line that continues "
                                + "the one above is indented.");
    }

    @Test
    void a_mapping_without_lines_is_a_problem() {
        assertThat(problems("# nothing yet", ""))
                .containsExactly(
                        "routes/contacts.camel.yaml:10: The mapping has no lines. Write one Field = expression a line.");
    }

    @Test
    void a_field_without_an_expression_is_a_problem() {
        assertThat(problems("LastName ="))
                .containsExactly(
                        "routes/contacts.camel.yaml:10: There is no expression after the '='. Write a column, such as .email.");
    }

    @Test
    void a_parent_is_set_by_its_external_id() {
        Mapping mapping = mapping("Account.Customer_No__c = .account", "Region__r.Code__c = .region");

        assertThat(fields(mapping.map(row("{'account': 'A-1', 'region': 7}"))))
                .isEqualTo(Map.of(
                        "Account", Map.of("Customer_No__c", "A-1"),
                        "Region__r", Map.of("Code__c", new BigDecimal(7))));
    }

    @Test
    void one_of_several_kinds_of_parent_is_named_with_its_object() {
        Mapping mapping = mapping("Lead:Who.Email = .email");

        assertThat(fields(mapping.map(row("{'email': 'ada@example.org'}"))))
                .isEqualTo(Map.of("Who", Map.of("attributes", Map.of("type", "Lead"), "Email", "ada@example.org")));
    }

    @Test
    void a_field_that_is_set_twice_is_a_problem_whatever_its_case() {
        assertThat(problems("Email = .a", "EMAIL = .b"))
                .containsExactly(
                        "routes/contacts.camel.yaml:11: 'EMAIL' is already set on line 10. Keep one of the two lines.");
    }

    @Test
    void a_parent_that_is_set_twice_is_a_problem() {
        assertThat(problems("AccountId = .a", "Account.Ext__c = .b", "Region__c = .c", "Region__r.Code__c = .d"))
                .containsExactly(
                        "routes/contacts.camel.yaml:11: 'Account.Ext__c' and 'AccountId' on line 10 set the same parent. "
                                + "Keep one of the two lines.",
                        "routes/contacts.camel.yaml:13: 'Region__r.Code__c' and 'Region__c' on line 12 set the same parent. "
                                + "Keep one of the two lines.");
    }

    @Test
    void a_name_that_no_field_can_have_is_a_problem() {
        assertThat(List.of(
                        "1st",
                        "First Name",
                        "Größe",
                        "Field_",
                        "",
                        "A.B.C",
                        "Account.",
                        ".Name",
                        "Lead:Email",
                        "attributes"))
                .allSatisfy(name -> assertThat(problems(name + " = .a")).hasSize(1));
        assertThat(List.of("Id", "LastName", "Customer_No__c", "ns__Field__c", "Ext__pc", "Lead:Who.Email"))
                .allSatisfy(name -> assertThat(problems(name + " = .a")).isEmpty());
    }

    @Test
    void a_relationship_and_its_field_are_told_apart() {
        assertThat(problems("Region__c.Code__c = .a", "Owner__r = .b"))
                .containsExactly(
                        "routes/contacts.camel.yaml:10: 'Region__c' is a field, not a parent. Did you mean 'Region__r.Code__c'?",
                        "routes/contacts.camel.yaml:11: 'Owner__r' is a relationship. Name the parent's key too: "
                                + "Owner__r.External_Id__c.");
    }

    @Test
    void a_field_is_found_by_its_name_in_any_case() {
        Mapping mapping = mapping("Customer_No__c = .id", "Account.Ext__c = .account");

        assertThat(mapping.field("customer_no__c")).isPresent();
        assertThat(mapping.field("Account.Ext__c"))
                .get()
                .extracting(field -> field.where().line())
                .isEqualTo(11L);
        assertThat(mapping.field("Email")).isEmpty();
    }

    private static Map<String, Object> fields(MappingResult result) {
        assertThat(result).isInstanceOf(Mapped.class);
        return ((Mapped) result).fields();
    }
}
