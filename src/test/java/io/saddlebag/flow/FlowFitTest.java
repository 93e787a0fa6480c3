package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.mapping.Blank;
import io.saddlebag.mapping.Mapping;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.records.ReadOptions;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlowFitTest {

    private static final Place PLACE = new Place("routes/leads.camel.yaml", 2);

    private static final String DESCRIBE = """
            {"name": "Lead", "fields": [
              {"name": "Id", "type": "id", "idLookup": true, "permissionable": false},
              {"name": "LastName", "type": "string", "createable": true, "updateable": true},
              {"name": "Ext__c", "type": "string", "createable": true, "updateable": true, "externalId": true, "unique": true},
              {"name": "Code__c", "type": "string", "createable": true, "updateable": true},
              {"name": "Score__c", "type": "double", "calculated": true, "permissionable": true},
              {"name": "CreatedDate", "type": "datetime", "permissionable": false},
              {"name": "Rating", "type": "picklist", "permissionable": true},
              {"name": "PartnerId", "type": "reference", "createable": true, "permissionable": true,
               "relationshipName": "Partner", "referenceTo": ["Account"]},
              {"name": "OwnerId", "type": "reference", "createable": true, "updateable": true,
               "relationshipName": "Owner", "referenceTo": ["Group", "User"]},
              {"name": "CreatedById", "type": "reference", "permissionable": false,
               "relationshipName": "CreatedBy", "referenceTo": ["User"]}]}
            """;

    @Test
    void an_object_whose_records_the_user_may_not_make_is_told_with_the_right_to_give_and_no_field_is() {
        var forbidden = DESCRIBE.replace("\"createable\": true", "\"createable\": false")
                .replace("{\"name\": \"Lead\",", "{\"name\": \"Lead\", \"createable\": false, \"updateable\": true,");

        assertThat(problems(forbidden, Operation.INSERT, "", "LastName = .name"))
                .containsExactly(
                        "routes/leads.camel.yaml:2: The user of this login may not create Lead records. Give the user the"
                                + " right 'Create' on Lead (Setup > profile or permission set > Object Settings).");
        assertThat(problems(forbidden, Operation.UPSERT, "Ext__c", "LastName = .name"))
                .isEmpty();
        assertThat(problems(forbidden, Operation.DELETE, "Ext__c", "Ext__c = .no"))
                .isEmpty();
    }

    @Test
    void a_parent_that_may_be_of_several_kinds_must_be_written_with_its_kind() {
        assertThat(problems(Operation.UPSERT, "Ext__c", "Owner.Username = .owner"))
                .containsExactly(
                        "routes/leads.camel.yaml:10: Lead's Owner may be Group or User, so the line must say which."
                                + " Write User:Owner.Username.");
        assertThat(problems(Operation.UPSERT, "Ext__c", "Owner.Email = .owner"))
                .singleElement()
                .asString()
                .endsWith(" Write Group:Owner.Email or User:Owner.Email.");
        assertThat(problems(Operation.UPSERT, "Ext__c", "Acount:Owner.Email = .owner"))
                .singleElement()
                .asString()
                .contains("Lead's Owner cannot be 'Acount', only Group or User.")
                .endsWith(" Write Group:Owner.Email or User:Owner.Email.");
        assertThat(problems(Operation.UPSERT, "Ext__c", "User:Owner.Username = .owner"))
                .isEmpty();
        assertThat(problems(Operation.UPSERT, "Ext__c", "Partner.Ext__c = .partner"))
                .isEmpty();
        assertThat(problems(Operation.UPSERT, "Ext__c", "Account:Partner.Ext__c = .partner"))
                .isEmpty();
    }

    @Test
    void a_standard_field_that_describe_does_not_show_is_not_to_be_created() {
        assertThat(problems(Operation.UPSERT, "Ext__c", "AnnualRevenue = .revenue"))
                .containsExactly(
                        "routes/leads.camel.yaml:10: Salesforce's Lead has no field 'AnnualRevenue'. If the org has it,"
                                + " give the user of this login access to it (field-level security); if not, correct the name, or"
                                + " remove the line.");
        assertThat(problems(Operation.UPSERT, "Ext__c", "Region__c = .region"))
                .singleElement()
                .asString()
                .endsWith(
                        "Create it in Setup > Object Manager, or, if it is there, give the user of this login access to it"
                                + " (field-level security), or remove the line.");
    }

    @Test
    void nobody_is_told_to_remove_the_line_of_the_key() {
        assertThat(problems(Operation.UPSERT, "Customer_No__c", "Customer_No__c = .id"))
                .singleElement()
                .asString()
                .contains("Create it in Setup")
                .doesNotContain("remove");
    }

    @Test
    void a_field_that_cannot_be_written_is_told_with_what_can_be_done() {
        assertThat(problems(Operation.UPSERT, "Ext__c", "CreatedDate = .a", "Score__c = .b", "CreatedBy.Username = .c"))
                .hasSize(3)
                .allMatch(problem -> problem.endsWith("Salesforce sets it itself. Remove the line."));
        assertThat(problems(Operation.UPSERT, "Ext__c", "Rating = .a"))
                .singleElement()
                .asString()
                .endsWith(
                        "Give the user of this login the right to edit it (field-level security), or remove the line.");
        assertThat(problems(Operation.UPDATE, "Ext__c", "Partner.Ext__c = .a"))
                .containsExactly(
                        "routes/leads.camel.yaml:10: Lead.PartnerId cannot be written when a record is updated."
                                + " Remove the line.");
    }

    @Test
    void a_standard_field_is_not_to_be_made_a_key() {
        assertThat(problems(Operation.UPSERT, "LastName", "LastName = .a"))
                .containsExactly(
                        "routes/leads.camel.yaml:2: Lead.LastName is no External ID, so Salesforce cannot match records"
                                + " on it. A standard field cannot be made one. Name another key, such as Ext__c or Id.");
        assertThat(problems(Operation.UPSERT, "Code__c", "Code__c = .a"))
                .singleElement()
                .asString()
                .endsWith("Mark the field as External ID and Unique in Setup, or name another key.");
    }

    @Test
    void a_flow_that_came_with_the_program_is_copied_before_it_is_changed() {
        assertThat(ShippedRoute.hint(new Place("/opt/saddlebag/routes/leads.camel.yaml", 12)))
                .isEqualTo(
                        " This flow came with Saddlebag: copy the folder /opt/saddlebag/routes into the home first, and change it"
                                + " there.");
        assertThat(ShippedRoute.hint(PLACE)).isEmpty();

        var shipped = new Place("/opt/saddlebag/routes/leads.camel.yaml", 2);
        var column = new Problem(new Place("inbox/leads/l.csv", 1), "there is no column 'a'.", "Correct the mapping.");
        var quote = new Problem(new Place("inbox/leads/l.csv", 1), "a quote is not closed.", "Close it.");
        assertThat(ShippedRoute.told(column, shipped).toString()).contains("copy the folder /opt/saddlebag/routes");
        assertThat(ShippedRoute.told(column, PLACE)).isEqualTo(column);
        assertThat(ShippedRoute.told(quote, shipped)).isEqualTo(quote);
        assertThat(ShippedRoute.told("Correct the field in the flow.", shipped)).endsWith(ShippedRoute.hint(shipped));
        assertThat(ShippedRoute.told("Give the user access.", shipped)).isEqualTo("Give the user access.");
    }

    @Test
    void a_dead_letter_that_names_a_line_of_a_flow_that_came_with_the_program_says_to_copy_it_once() {
        var shipped = new Place("/opt/saddlebag/routes/leads.camel.yaml", 2);
        var doubt = "the header has 2 columns 'a', which Name reads (" + shipped + ").";

        assertThat(Rejection.doubtful(doubt, shipped).message())
                .startsWith(doubt)
                .endsWith("with another header." + ShippedRoute.hint(shipped))
                .containsOnlyOnce("copy the folder");
        assertThat(Rejection.doubtful(doubt, PLACE).message()).doesNotContain("copy the folder");
    }

    private static List<String> problems(Operation operation, String key, String... lines) {
        return problems(DESCRIBE, operation, key, lines);
    }

    private static List<String> problems(String describe, Operation operation, String key, String... lines) {
        var text = String.join("\n", lines);
        var flow = new Flow(
                "leads",
                Optional.empty(),
                PLACE,
                "Lead",
                operation,
                key,
                "",
                Mapping.compile(text, new Place(PLACE.file(), 10), Blank.LEAVE),
                text,
                new ReadOptions(Optional.empty(), Optional.empty()));
        return FlowFit.problems(flow, describe(describe)).stream()
                .map(Object::toString)
                .toList();
    }

    private static ObjectDescribe describe(String describe) {
        try {
            return ObjectDescribe.read(new ObjectMapper().readTree(describe)).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
