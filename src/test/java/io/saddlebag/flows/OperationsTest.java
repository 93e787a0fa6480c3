package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.Counts;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {

    @TempDir
    private Path folder;

    @Test
    void a_flow_for_a_custom_object_is_one_file_more() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.salesforce
                    .schema()
                    .add(SObject.custom(
                            "Invoice__c", "a00", Field.externalId("Ext__c", 40), Field.text("Payload__c", 80)));
            journey.flow("invoices", flow("invoices", "Invoice__c", "upsert", "Ext__c", """
                              Ext__c     = .id
                              Payload__c = to-json({"a": {"b": .n}})
                    """))
                    .start();

            var report =
                    journey.receives("invoices", "i.ndjson", "{\"id\":\"I-1\",\"n\":1}\n{\"id\":\"I-2\",\"n\":2}\n");

            assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
            assertThat(journey.salesforce.records("Invoice__c"))
                    .extracting(invoice -> invoice.get("Payload__c"))
                    .containsExactly("{\"a\":{\"b\":1}}", "{\"a\":{\"b\":2}}");
        }
    }

    @Test
    void an_update_by_key_never_creates_and_a_delete_by_key_deletes() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.flow("new", flow("new", "Lead", "insert", "", """
                              Ext__c   = .id
                              LastName = .name
                              Company  = "Y"
                    """));
            journey.flow("changed", flow("changed", "Lead", "update", "Ext__c", """
                              Ext__c   = .id
                              LastName = .name
                    """));
            journey.flow("gone", flow("gone", "Lead", "delete", "Ext__c", """
                              Ext__c = .id
                    """)).start();

            assertThat(journey.receives("new", "a.csv", "id,name\n1,Ada\n2,Grace\n")
                            .counts())
                    .isEqualTo(new Counts(2, 0, 0, 0));
            assertThat(journey.receives("changed", "b.csv", "id,name\n1,Lovelace\n9,Nobody\n")
                            .counts())
                    .isEqualTo(new Counts(0, 1, 0, 1));
            assertThat(journey.receives("gone", "c.csv", "id\n2\n9\n").counts()).isEqualTo(new Counts(0, 0, 1, 1));

            assertThat(journey.salesforce.records("Lead")).singleElement().satisfies(lead -> assertThat(lead)
                    .containsEntry("LastName", "Lovelace"));
            assertThat(journey.deadLetterLines()).containsExactlyInAnyOrder("b.csv:3 NOT_FOUND", "c.csv:3 NOT_FOUND");
        }
    }

    @Test
    void of_a_key_that_many_records_have_all_are_counted_on_whatever_page_of_the_answer_they_are() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.flow("new", flow("new", "Contact", "insert", "", """
                              LastName = .name
                              Email    = .email
                    """));
            journey.flow("changed", flow("changed", "Contact", "update", "Email", """
                              Email    = .email
                              LastName = .name
                    """))
                    .start();
            journey.receives("new", "a.csv", "email,name\n" + emails(0, 200).repeat(11) + emails(200, 201));

            var report = journey.receives("changed", "b.csv", "email,name\n" + emails(0, 201));

            assertThat(report.counts()).isEqualTo(new Counts(0, 1, 0, 200));
            assertThat(journey.deadLetters())
                    .allMatch(dead -> dead.failure().code().equals("DUPLICATE_EXTERNAL_ID"))
                    .allMatch(dead -> dead.failure().message().startsWith("11 records of Contact have this Email"));
        }
    }

    private static String emails(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "p%d@example.org,Name%d\n".formatted(i, i))
                .collect(Collectors.joining());
    }

    @Test
    void records_are_updated_and_deleted_by_id_and_a_blank_clears_where_the_flow_says_so() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.flow(
                    "new",
                    flow("new", "Lead", "insert", "", """
                              LastName = .name
                              Company  = .company
                              Title    = .title
                    """)
                            .replace(
                                    "{name: operation",
                                    "{name: charset, value: windows-1252}\n      - {name: operation"));
            journey.flow(
                    "changed",
                    flow("changed", "Lead", "update", "Id", """
                              Id    = .id
                              Title = .title
                    """)
                            .replace("{name: operation", "{name: blank, value: clear}\n      - {name: operation"));
            journey.flow("gone", flow("gone", "Lead", "delete", "Id", """
                              Id = .id
                    """)).start();

            journey.receives(
                    "new",
                    "a.csv",
                    "name,company,title\nMüller,Y,CTO\nÅkesson,Y,CTO\n"
                            .getBytes(java.nio.charset.Charset.forName("windows-1252")));
            var leads = journey.salesforce.records("Lead");
            assertThat(leads).extracting(lead -> lead.get("LastName")).containsExactly("Müller", "Åkesson");
            var first = leads.get(0).get("Id");
            var second = leads.get(1).get("Id");

            assertThat(journey.receives("changed", "b.csv", "id,title\n" + first + ",\n")
                            .counts())
                    .isEqualTo(new Counts(0, 1, 0, 0));
            assertThat(journey.receives("gone", "c.csv", "id\n" + second + "\n").counts())
                    .isEqualTo(new Counts(0, 0, 1, 0));

            assertThat(journey.salesforce.records("Lead")).singleElement().satisfies(lead -> assertThat(lead)
                    .doesNotContainKey("Title"));
        }
    }

    @Test
    void an_insert_of_the_same_content_is_set_aside_and_an_upsert_loads_it_again() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.flow("new", flow("new", "Lead", "insert", "", """
                              LastName = .name
                              Company  = "Y"
                    """));
            journey.flow("kept", flow("kept", "Lead", "upsert", "Ext__c", """
                              Ext__c   = .name
                              LastName = .name
                              Company  = "Y"
                    """)).start();

            journey.receives("new", "a.csv", "name\nAda\n");
            var again = journey.receives("new", "b.csv", "name\nAda\n");
            journey.receives("kept", "c.csv", "name\nGrace\n");
            var kept = journey.receives("kept", "d.csv", "name\nGrace\n");

            assertThat(again.rejected().get())
                    .contains("inbox/new/b.csv: the same content was loaded before, as done/new/a.csv");
            assertThat(folder.resolve("rejected/new/b.csv")).exists();
            assertThat(kept.counts()).isEqualTo(new Counts(0, 1, 0, 0));
            assertThat(journey.salesforce.records("Lead")).hasSize(2);
        }
    }

    @Test
    void an_insert_whose_answer_was_lost_is_found_by_its_unique_field_and_not_made_twice() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.flow(
                            "new",
                            flow("new", "Lead", "insert", "", """
                              Ext__c   = .name
                              LastName = .name
                              Company  = "Y"
                    """)
                                    .replace("{name: key, value: \"\"}", "{name: unique, value: Ext__c}"))
                    .start();
            journey.salesforce.next(new Fault.AnswerLost(), new Fault.ServerUnavailable(true));

            var report = journey.receives("new", "a.csv", "name\nAda\nGrace\n");

            assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
            assertThat(journey.salesforce.records("Lead")).hasSize(2);
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    private static String flow(String id, String object, String operation, String key, String fields) {
        return FlowText.inbox(id, object)
                .with("operation", operation)
                .with("key", key)
                .mapping(fields);
    }
}
