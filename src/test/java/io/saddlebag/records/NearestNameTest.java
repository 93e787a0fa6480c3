package io.saddlebag.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> FIELDS = List.of("Company", "Email", "LastName", "Customer_No__c");

    @Test
    void a_typing_error_finds_the_name_that_was_meant() {
        assertThat(NearestName.of("Compny", FIELDS)).contains("Company");
        assertThat(NearestName.of("Emial", FIELDS)).contains("Email");
        assertThat(NearestName.of("CustomerNo__c", FIELDS)).contains("Customer_No__c");
    }

    @Test
    void another_case_is_no_difference() {
        assertThat(NearestName.of("LASTNAME", FIELDS)).contains("LastName");
    }

    @Test
    void blanks_and_punctuation_are_no_difference_where_nothing_else_differs() {
        assertThat(NearestName.of("z i p", List.of("ZIP", "tip"))).contains("ZIP");
        assertThat(NearestName.of("e_mail_1", List.of("EMail1"))).contains("EMail1");
    }

    @Test
    void names_of_any_length_are_compared_in_bounded_memory() {
        assertThat(NearestName.of("x".repeat(100_000), List.of("y".repeat(100_000), "x".repeat(99_999))))
                .isEmpty();
    }

    @Test
    void a_word_that_is_nothing_like_any_name_finds_none() {
        assertThat(NearestName.of("Birthdate", FIELDS)).isEmpty();
        assertThat(NearestName.of("", FIELDS)).isEmpty();
        assertThat(NearestName.of("q", List.of("p"))).isEmpty();
        assertThat(NearestName.of("Email", List.of())).isEmpty();
    }
}
