package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.MovableClock;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.schema.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows of a home's own whose mapping has the line {@code * = .}. */
class EveryFieldFlowTest {

    private static final String EVERY_FIELD = "* = .\n";

    @TempDir
    private Path folder;

    @Test
    void an_upsert_finds_its_key_in_the_column_of_its_name() throws Exception {
        try (var journey = new Journey(folder)
                .flow("people", FlowText.people().mapping(EVERY_FIELD))
                .start()) {
            var created = journey.receives("people", "a.csv", "customer_no__c,LastName\n1,Lee\n2,Roe\n");
            var updated = journey.receives(
                    "people", "b.json", "[{\"Customer_No__c\":\"1\",\"LastName\":\"Poe\"},{\"LastName\":\"None\"}]");
            var without = journey.receives("people", "c.csv", "Customer_No,LastName\n1,Moe\n");

            assertThat(created.counts().created()).isEqualTo(2);
            assertThat(updated.counts().updated()).isEqualTo(1);
            assertThat(journey.deadLetterLines()).containsExactly("b.json:1 MISSING_KEY");
            assertThat(without.rejected().orElseThrow())
                    .startsWith("inbox/people/c.csv:1: there is no column 'Customer_No__c', the key"
                            + " (routes/people.camel.yaml:1; is it 'Customer_No'?).");
            assertThat(journey.salesforce.records("Contact"))
                    .extracting(contact -> contact.get("LastName"))
                    .containsExactly("Poe", "Roe");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "delete"})
    void an_update_and_a_delete_find_the_record_by_the_key_alone(String operation) throws Exception {
        var flow = FlowText.people().with("operation", operation).mapping(EVERY_FIELD);
        try (var journey = new Journey(folder)
                .flow(
                        "first",
                        FlowText.inbox("first", "Contact")
                                .with("operation", "insert")
                                .mapping(EVERY_FIELD))
                .flow("people", flow)
                .start()) {
            journey.receives("first", "a.csv", "Customer_No__c,LastName\n1,Lee\n2,Roe\n");

            var report = journey.receives("people", "b.csv", "CUSTOMER_NO__C,LastName,Birthdate\n1,Poe,\n");

            assertThat(report.counts().updated() + report.counts().deleted()).isEqualTo(1);
            assertThat(report.notices()).isEmpty();
            assertThat(journey.salesforce.records("Contact"))
                    .extracting(contact -> contact.get("LastName"))
                    .containsExactlyElementsOf(operation.equals("update") ? List.of("Poe", "Roe") : List.of("Roe"));
        }
    }

    @Test
    void a_line_of_its_own_wins_for_its_field_and_the_column_that_it_reads_is_known() throws Exception {
        var flow = FlowText.inbox("people", "Contact")
                .with("operation", "insert")
                .mapping("LeadSource = \"Web\"\nEmail = lower(.mail)\nAccount.Ext__c = .acc\n* = .\n");
        try (var journey = new Journey(folder).flow("people", flow).start()) {
            var report = journey.receives(
                    "people",
                    "a.csv",
                    "LastName,mail,LeadSource,acc,AccountId\nLee,ADA@X.ORG,Other,,001000000000001AAA\n");

            assertThat(report.notices()).isEmpty();
            assertThat(journey.salesforce.records("Contact").get(0))
                    .containsEntry("LeadSource", "Web")
                    .containsEntry("Email", "ada@x.org");
        }
    }

    @Test
    void a_key_that_the_object_lacks_pauses_the_flow_with_its_place() throws Exception {
        var flow = FlowText.inbox("people", "Contact").with("key", "Nummer__c").mapping(EVERY_FIELD);
        try (var journey = new Journey(folder).flow("people", flow).start()) {
            var report = journey.receives("people", "a.csv", "Nummer__c,LastName\n1,Lee\n");

            assertThat(report.trouble().orElseThrow().what())
                    .contains(
                            "routes/people.camel.yaml:1: Salesforce's Contact has no field 'Nummer__c'. Create it in Setup");
        }
    }

    @Test
    void messages_are_never_refused_for_a_name_and_it_is_told_once_a_day() throws Exception {
        var flow = FlowText.queue("people", "crm.people", "Contact")
                .with("operation", "insert")
                .mapping(EVERY_FIELD);
        try (var journey = new Journey(folder).flow("people", flow).start();
                var postbox = journey.postbox()) {
            postbox.send("crm.people", "{\"LastName\":\"Lee\",\"Emial\":\"a@x.org\"}");
            var first = journey.nextReport();
            postbox.send("crm.people", "LastName,Email,email\nRoe,a@x.org,b@x.org\n");
            var second = journey.nextReport();
            postbox.send("crm.people", "LastName,Email,Email\nRoe,a@x.org,b@x.org\n");
            journey.nextReport();

            assertThat(first.counts().created()).isEqualTo(1);
            assertThat(first.notices()).singleElement().asString().contains("'Emial' (is it 'Email'?)");
            assertThat(second.notices()).isEmpty();
            assertThat(journey.deadLetters())
                    .extracting(dead -> dead.failure().message())
                    .containsExactly(
                            "Email: 'Email' and 'email' both give a value for Email. Keep one of the two.",
                            "columns 2 and 3 are both called 'Email'. The header, delimited by a comma, is: 'LastName', 'Email',"
                                    + " 'Email'. Correct the header or the mapping.");
        }
    }

    @Test
    void each_name_that_messages_bring_later_in_the_day_is_told_when_it_first_comes() throws Exception {
        var flow = FlowText.queue("people", "crm.people", "Contact")
                .with("operation", "insert")
                .mapping(EVERY_FIELD);
        try (var journey = new Journey(folder)
                        .flow("people", flow)
                        .by(MovableClock.at("2026-11-23T12:00:00Z"))
                        .start();
                var postbox = journey.postbox()) {
            postbox.send("crm.people", "{\"LastName\":\"Lee\"}");
            var first = journey.nextReport();
            postbox.send("crm.people", "{\"LastName\":\"Roe\",\"Emial\":\"a@x.org\"}");
            var second = journey.nextReport();
            postbox.send("crm.people", "LastName,Emial,Fone\nMoe,a@x.org,1\n");
            var third = journey.nextReport();
            postbox.send("crm.people", "{\"LastName\":\"Poe\",\"Fone\":\"1\"}");
            var fourth = journey.nextReport();

            assertThat(first.notices()).isEmpty();
            assertThat(second.notices()).singleElement().asString().contains("'Emial' (is it 'Email'?), so that");
            assertThat(third.notices())
                    .singleElement()
                    .asString()
                    .contains("no writable field for 'Fone'")
                    .doesNotContain("Emial");
            assertThat(fourth.notices()).isEmpty();
            var results =
                    Files.list(folder.resolve("results/people")).findFirst().orElseThrow();
            assertThat(Files.readAllLines(results))
                    .filteredOn(line -> line.startsWith(",notice,"))
                    .hasSize(2);
        }
    }

    @Test
    void a_queue_shares_such_a_mapping_and_its_dead_letters_are_replayed() throws Exception {
        var flows = FlowText.inbox("people", "Contact")
                        .with("operation", "insert")
                        .mapping(EVERY_FIELD)
                + FlowText.queue("people-queue", "crm.people", "Contact").text().replaceAll(".*object.*\n", "")
                + "      - {name: mapping-of, value: people}\n";
        try (var journey = new Journey(folder).flow("people", flows).start();
                var postbox = journey.postbox()) {
            journey.salesforce.next(
                    new Fault.RecordRefused("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Not today.", List.of()));
            postbox.send("crm.people", "{\"LastName\":\"Lee\",\"email\":\"ada@example.org\"}");
            journey.nextReport();
            var dead = journey.deadLetterLines();
            journey.replayAll();

            assertThat(dead).hasSize(1);
            assertThat(journey.deadLetters()).isEmpty();
            assertThat(journey.salesforce.records("Contact").get(0)).containsEntry("Email", "ada@example.org");
        }
    }

    @Test
    void a_field_that_is_added_while_messages_come_is_found_within_the_hour() throws Exception {
        var clock = MovableClock.at("2026-11-23T12:00:00Z");
        var flow = FlowText.queue("people", "crm.people", "Contact")
                .with("operation", "insert")
                .mapping(EVERY_FIELD);
        try (var journey = new Journey(folder).flow("people", flow).by(clock).start();
                var postbox = journey.postbox()) {
            postbox.send("crm.people", "{\"LastName\":\"Lee\",\"Region__c\":\"North\"}");
            journey.nextReport();
            journey.salesforce.schema().add("Contact", Field.text("Region__c", 20));
            clock.forward(Duration.ofMinutes(61));
            postbox.send("crm.people", "{\"LastName\":\"Roe\",\"Region__c\":\"South\"}");
            journey.nextReport();

            assertThat(journey.salesforce.records("Contact").get(1)).containsEntry("Region__c", "South");
        }
    }

    @Test
    void an_insert_finds_its_unique_field_in_the_column_of_its_name() throws Exception {
        var flow = FlowText.inbox("people", "Contact")
                .with("operation", "insert")
                .with("unique", "Ext__c")
                .mapping(EVERY_FIELD);
        try (var journey = new Journey(folder).flow("people", flow).start()) {
            var with = journey.receives("people", "a.csv", "LastName|ext__c\nLee|1\n");
            var without = journey.receives("people", "b.csv", "LastName\nRoe\n");

            assertThat(with.counts().created()).isEqualTo(1);
            assertThat(without.rejected().orElseThrow())
                    .contains("there is no column 'Ext__c', the unique field (routes/people.camel.yaml:1).");
        }
    }

    @Test
    void a_home_whose_copy_of_the_templates_asks_for_the_flows_object_alone_still_loads() throws Exception {
        var templates = Files.createDirectories(folder.resolve("routes/templates"));
        for (var name : List.of("inbox-to-salesforce", "deliver", "replay")) {
            var shipped = Files.readString(Path.of("routes/templates/" + name + ".camel.yaml"));
            Files.writeString(
                    templates.resolve(name + ".camel.yaml"), shipped.replace("load.describes}", "load.flow.object}"));
        }
        var flow =
                FlowText.inbox("people", "Contact").with("operation", "insert").mapping(EVERY_FIELD);
        try (var journey = new Journey(folder).flow("people", flow).start()) {
            var report = journey.receives("people", "a.csv", "LastName,Account.Ext__c\nLee,\n");

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(report.calls()).isEqualTo(3);
        }
    }

    @Test
    void two_such_lines_and_another_expression_are_found_by_check() throws Exception {
        FlowText.people().in(folder, "* = lower(.)\n* = .\n");
        var commands = new Commands();

        assertThat(commands.in(folder, "check")).isEqualTo(1);

        assertThat(commands.out().toString())
                .contains("routes/people.camel.yaml:9: '*' stands for every field, but 'lower(.)' is not '.'.")
                .contains("routes/people.camel.yaml:10: '*' is already set on line 9.");
    }
}
