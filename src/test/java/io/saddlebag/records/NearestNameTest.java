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
    void a_word_that_is_nothing_like_any_name_finds_none() {
        assertThat(NearestName.of("Birthdate", FIELDS)).isEmpty();
        assertThat(NearestName.of("", FIELDS)).isEmpty();
        assertThat(NearestName.of("Email", List.of())).isEmpty();
    }
}
