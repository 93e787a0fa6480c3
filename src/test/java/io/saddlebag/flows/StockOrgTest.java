package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.Simulator;
import io.saddlebag.simulator.dml.DuplicateRule;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped flows in an org that has no custom field. */
class StockOrgTest {

    private static final String JANE =
            "{\"FirstName\": \"Jane\", \"LastName\": \"Doe\", \"Email\": \"jane.doe@example.com\"}";

    private static final Settings STOCK = Settings.defaults().withStock(true);

    @TempDir
    private Path folder;

    private final Commands saddlebag = new Commands();

    @Test
    void flows_that_have_had_no_file_are_well_whatever_the_org_lacks() throws Exception {
        try (var journey = new Journey(folder, STOCK).start()) {
            journey.health().awaitUp(true);

            var report = journey.receives("new-contacts", "jane.json", JANE);

            assertThat(report.counts().created()).isEqualTo(1);
            assertThat(journey.pauses()).isEmpty();
            assertThat(journey.health().awaitUp(true).status()).isEqualTo(200);
        }
    }

    @Test
    void a_flow_whose_file_needs_the_field_waits_and_the_others_go_on() throws Exception {
        try (var journey = new Journey(folder, STOCK).start()) {
            var waits = journey.receives("contacts", "a.json", "[{\"id\":\"1\",\"Last Name\":\"Lee\"}]");
            var goesOn = journey.receives("new-contacts", "jane.json", JANE);

            assertThat(waits.trouble().orElseThrow().what())
                    .contains("Salesforce's Contact has no field 'Customer_No__c'.");
            assertThat(goesOn.counts().created()).isEqualTo(1);
            assertThat(journey.health()
                            .await(answer -> !answer.down().isEmpty())
                            .down())
                    .containsOnlyKeys("flow:contacts");
        }
    }

    @Test
    void run_once_and_status_end_with_0() throws Exception {
        try (var salesforce = Simulator.start(STOCK)) {
            Journey.signInFile(folder, salesforce);
            drop("new-contacts", "jane.json", JANE);

            assertThat(saddlebag.in(folder, "run", "--once")).isZero();
            assertThat(saddlebag.in(folder, "status")).isZero();

            assertThat(salesforce.records("Contact")).hasSize(1);
        }
    }

    @Test
    void check_with_login_tells_what_the_org_lacks_and_ends_with_0_while_no_file_needs_it() throws Exception {
        try (var salesforce = Simulator.start(STOCK)) {
            Journey.signInFile(folder, salesforce);

            assertThat(saddlebag.in(folder, "check", "--login")).isZero();

            assertThat(saddlebag.out().toString())
                    .contains("contacts.camel.yaml:10: Salesforce's Contact has no field 'Customer_No__c'."
                            + " Create it in Setup > Object Manager")
                    .doesNotContain("new-contacts.camel.yaml")
                    .endsWith("""
                            The org lacks what accounts, contacts, leads, opportunities need; no file waits for that.
                            The org has what new-contacts, new-leads, new-opportunities need.
                            """);
            assertThat(salesforce.requests().count(Kind.DESCRIBE)).isEqualTo(4);
        }
    }

    @Test
    void check_with_login_ends_with_1_where_a_file_waits_and_where_the_object_is_not_there() throws Exception {
        try (var salesforce = Simulator.start(STOCK)) {
            Journey.signInFile(folder, salesforce);
            FlowText.people().in(folder, FlowText.PEOPLE);
            drop("people", "a.csv", "id,name\n1,Lee\n");
            var waiting = saddlebag.in(folder, "check", "--login");
            FlowText.inbox("people", "Persn").with("key", "Id").in(folder, "Id = .id\n");
            var unknown = saddlebag.in(folder, "check", "--login");

            assertThat(waiting).isEqualTo(1);
            assertThat(unknown).isEqualTo(1);
            assertThat(saddlebag.out().toString())
                    .contains("routes/people.camel.yaml:9: Salesforce's Contact has no field 'Customer_No__c'.")
                    .contains("routes/people.camel.yaml:1: Salesforce has no object 'Persn'")
                    .doesNotContain("no file waits")
                    .endsWith("The org lacks what people needs.\n");
        }
    }

    @Test
    void check_with_login_is_no_verdict_while_the_org_has_no_request_left() throws Exception {
        try (var salesforce = Simulator.start(STOCK)) {
            Journey.signInFile(folder, salesforce);
            salesforce.faults().every(1, Kind.DESCRIBE, new Fault.DailyLimit());

            assertThat(saddlebag.in(folder, "check", "--login")).isEqualTo(3);

            assertThat(saddlebag.out().toString())
                    .contains("Signing in works")
                    .contains("Not every flow could be held against the org: The org has no API requests left for now")
                    .doesNotContain("lacks");
            assertThat(salesforce.requests().count(Kind.DESCRIBE)).isEqualTo(1);
        }
    }

    @Test
    void check_with_login_asks_once_more_where_no_answer_came() throws Exception {
        try (var salesforce = Simulator.start(STOCK)) {
            Journey.signInFile(folder, salesforce);
            salesforce.faults().every(4, Kind.DESCRIBE, new Fault.ServerUnavailable(true));

            assertThat(saddlebag.in(folder, "check", "--login")).isZero();

            assertThat(salesforce.requests().count(Kind.DESCRIBE)).isEqualTo(5);
        }
    }

    @Test
    void check_with_login_counts_a_flow_that_has_had_a_file_as_used() throws Exception {
        try (var salesforce = Simulator.start(STOCK)) {
            Journey.signInFile(folder, salesforce);
            FlowText.inbox("people", "Contact").with("operation", "insert").in(folder, "LastName = .name\n");
            drop("people", "a.csv", "id,name\n1,Lee\n");
            saddlebag.in(folder, "run", "--once");
            FlowText.people().in(folder, FlowText.PEOPLE);

            assertThat(saddlebag.in(folder, "check", "--login")).isEqualTo(1);
        }
    }

    @Test
    void a_second_jane_that_a_duplicate_rule_refuses_is_a_dead_letter_with_what_can_be_done() throws Exception {
        try (var salesforce = Simulator.start(STOCK)) {
            salesforce.rules().add(new DuplicateRule("Same_Mail", "Contact", List.of("Email"), true));
            Journey.signInFile(folder, salesforce);
            drop("new-contacts", "jane.json", JANE);
            var first = saddlebag.in(folder, "run", "--once");
            drop("new-contacts", "again.json", JANE.replace("Jane", "Janet"));
            var second = saddlebag.in(folder, "run", "--once");

            assertThat(List.of(first, second)).containsExactly(0, 1);
            saddlebag.in(folder, "dead-letters");
            assertThat(saddlebag.out().toString())
                    .contains("DUPLICATES_DETECTED")
                    .contains(
                            "Use one of these records? A duplicate rule of the org found a record like it. If it is the same,"
                                    + " discard this dead letter, or load the row as an update. If it is another, change the rule"
                                    + " so that it neither blocks nor alerts this user, and replay.");
            assertThat(saddlebag.in(folder, "discard", "new-contacts", "--yes")).isZero();
            assertThat(saddlebag.in(folder, "status")).isZero();
            assertThat(salesforce.records("Contact")).hasSize(1);
        }
    }

    private void drop(String flow, String name, String text) throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("inbox").resolve(flow)).resolve(name), text);
    }
}
