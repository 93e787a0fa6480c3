package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.Counts;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that look the same are the same. */
class LookAlikeKeysTest {

    @TempDir
    private Path folder;

    @Test
    void a_key_with_what_nobody_sees_at_its_ends_makes_no_second_record() throws Exception {
        try (var journey = people().start()) {
            journey.receives("people", "a.csv", "id,name\nA-17,Lee\n");

            var cells = journey.receives(
                    "people",
                    "b.csv",
                    "id,name\n\u200BA-17\u00AD,Lee\n\uFEFFA-17\u00A0,Lee\n\"\u2068A-17\u2069\",Lee\n");
            var texts = journey.receives(
                    "people",
                    "c.ndjson",
                    "{\"id\":\" A-17\",\"name\":\"Lee\"}\n{\"id\":\"A-17\\u200D\",\"name\":\" Roe \"}\n");

            assertThat(cells.counts()).isEqualTo(new Counts(0, 3, 0, 0));
            assertThat(texts.counts()).isEqualTo(new Counts(0, 2, 0, 0));
            assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                    .containsEntry("Customer_No__c", "A-17"));
        }
    }

    @Test
    void a_key_of_nothing_that_can_be_seen_is_none() throws Exception {
        try (var journey = people().start()) {
            journey.receives("people", "a.ndjson", "{\"id\":\"\\u200B\\u00A0\",\"name\":\"Lee\"}");

            assertThat(journey.deadLetterLines()).containsExactly("a.ndjson:1 MISSING_KEY");
        }
    }

    @Test
    void the_key_of_a_parent_and_an_external_id_that_is_inserted_are_trimmed_too() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.flow(
                    "people",
                    FlowText.inbox("people", "Contact")
                            .with("operation", "insert")
                            .mapping("""
                            Ext__c         = .id
                            LastName       = .name
                            Account.Ext__c = .account
                            """));
            journey.flow(
                            "firms",
                            FlowText.inbox("firms", "Account")
                                    .with("key", "Ext__c")
                                    .mapping("""
                            Ext__c = .id
                            Name   = .name
                            """))
                    .start();
            journey.receives("firms", "a.ndjson", "{\"id\":\"F-1\\u2060\",\"name\":\"Acme\"}");

            journey.receives(
                    "people", "b.ndjson", "{\"id\":\"P-1\\u00A0\",\"name\":\"Lee\",\"account\":\"\\u200EF-1\"}");

            var firm = journey.salesforce.records("Account").get(0);
            assertThat(firm).containsEntry("Ext__c", "F-1");
            assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                    .containsAllEntriesOf(Map.of("Ext__c", "P-1", "AccountId", firm.get("Id"))));
        }
    }

    private Journey people() throws Exception {
        return new Journey(folder).flow("people", FlowText.people().mapping(FlowText.PEOPLE));
    }
}
