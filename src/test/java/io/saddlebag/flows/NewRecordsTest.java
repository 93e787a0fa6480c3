package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped flows without a key, whose files name Salesforce's fields. */
class NewRecordsTest {

    @TempDir
    private Path folder;

    @Test
    void a_json_object_with_the_names_of_fields_becomes_a_contact_whose_id_is_in_the_results() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var report = journey.receives(
                    "new-contacts",
                    "jane.json",
                    "{\"FirstName\": \"Jane\", \"LastName\": \"Doe\", \"Email\": \"jane.doe@example.com\"}");

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(report.needsAPerson()).isFalse();
            var jane = journey.salesforce.records("Contact").get(0);
            assertThat(jane)
                    .containsEntry("FirstName", "Jane")
                    .containsEntry("LastName", "Doe")
                    .containsEntry("Email", "jane.doe@example.com");
            assertThat(journey.results(report).get(1)).startsWith("1,delivered," + jane.get("Id") + ",created,");
        }
    }

    @Test
    void columns_find_their_fields_whatever_the_letter_case_and_values_get_the_type_of_the_field() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var lead = journey.receives("new-leads", "a.csv", "lastname;COMPANY;numberOfEmployees\nLee;Acme;12\n");
            var opportunity = journey.receives(
                    "new-opportunities",
                    "a.json",
                    "[{\"name\":\"Big\",\"stagename\":\"Prospecting\",\"closedate\":\"2030-06-30\",\"amount\":\"1200.50\"}]");

            assertThat(lead.counts().created()).isEqualTo(1);
            assertThat(opportunity.counts().created()).isEqualTo(1);
            assertThat(journey.salesforce
                            .records("Lead")
                            .get(0)
                            .get("NumberOfEmployees")
                            .toString())
                    .isEqualTo("12");
            assertThat(journey.salesforce
                            .records("Opportunity")
                            .get(0)
                            .get("Amount")
                            .toString())
                    .isEqualTo("1200.5");
        }
    }
}
