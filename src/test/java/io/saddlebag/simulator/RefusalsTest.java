package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.dml.DuplicateRule;
import io.saddlebag.simulator.dml.ValidationRule;
import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.schema.SObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Errors that have to do with other records, with rules of the org, or with the call itself. */
class RefusalsTest extends WithSimulator {

    @Test
    void a_parent_key_that_nobody_has_is_named() {
        var answer = client.post("/sobjects/Contact", "{\"LastName\":\"Lee\",\"Account\":{\"Ext__c\":\"A-9\"}}");

        assertThat(answer.error())
                .isEqualTo("400 INVALID_FIELD: Foreign key external ID: A-9 not found for field Ext__c in entity"
                        + " Account");
    }

    @Test
    void a_parent_is_given_by_key_or_by_id_but_not_both() {
        var account = create("Account", "{\"Name\":\"Acme\",\"Ext__c\":\"1\"}");
        var both = "{\"LastName\":\"Lee\",\"AccountId\":\"" + account + "\",\"Account\":{\"Ext__c\":\"1\"}}";

        assertThat(client.post("/sobjects/Contact", both).error()).startsWith("400 INVALID_FIELD: Cannot specify both");
    }

    @Test
    void a_parent_of_several_kinds_says_its_kind() {
        var lead = "{\"LastName\":\"Lee\",\"Company\":\"A\",\"Owner\":{\"attributes\":{\"type\":\"User\"},"
                + "\"Username\":\"demo@saddlebag.test\"}}";

        assertThat(client.post("/sobjects/Lead", lead).status()).isEqualTo(201);
    }

    @Test
    void a_deleted_parent_cannot_be_referred_to() {
        var account = create("Account", "{\"Name\":\"Acme\"}");
        client.delete("/sobjects/Account/" + account);

        assertThat(client.post("/sobjects/Contact", "{\"LastName\":\"Lee\",\"AccountId\":\"" + account + "\"}")
                        .error())
                .startsWith("404 ENTITY_IS_DELETED: entity is deleted");
    }

    @Test
    void a_unique_value_that_another_record_has_is_named_with_its_id() {
        var first = create("Account", "{\"Name\":\"One\",\"Ext__c\":\"abc\"}");

        assertThat(client.post("/sobjects/Account", "{\"Name\":\"Two\",\"Ext__c\":\"ABC\"}")
                        .error())
                .isEqualTo("400 DUPLICATE_VALUE: duplicate value found: Ext__c duplicates value on record with id: "
                        + first.substring(0, 15));
    }

    @Test
    void a_case_sensitive_key_tells_abc_from_ABC() {
        salesforce.schema().add("Account", Field.externalId("Exact__c", 20).with(Flag.CASE_SENSITIVE));

        client.patch("/sobjects/Account/Exact__c/abc", "{\"Name\":\"One\"}");
        client.patch("/sobjects/Account/Exact__c/ABC", "{\"Name\":\"Two\"}");

        assertThat(salesforce.records("Account")).extracting("Name").containsExactly("One", "Two");
    }

    @Test
    void a_duplicate_rule_refuses_and_shows_the_record_it_found() {
        salesforce.rules().add(new DuplicateRule("Same_Mail", "Contact", List.of("Email"), true));
        var first = create("Contact", "{\"LastName\":\"Lee\",\"Email\":\"a@example.org\"}");
        var again = "{\"LastName\":\"Lea\",\"Email\":\"A@example.org\"}";

        var refused = client.post("/sobjects/Contact", again);
        var saved = client.send(client.request("/sobjects/Contact")
                .header("Content-Type", "application/json")
                .header("Sforce-Duplicate-Rule-Header", "allowSave=true; includeRecordDetails=true")
                .POST(BodyPublishers.ofString(again)));

        assertThat(refused.error()).isEqualTo("400 DUPLICATES_DETECTED: Use one of these records?");
        assertThat(refused.json()
                        .at("/0/duplicateResult/matchResults/0/matchRecords/0/record/Id")
                        .asText())
                .isEqualTo(first);
        assertThat(refused.json().at("/0/duplicateResult/allowSave").asBoolean())
                .isTrue();
        assertThat(saved.status()).isEqualTo(201);
    }

    @Test
    void a_validation_rule_refuses_with_its_own_text() {
        salesforce
                .rules()
                .add(new ValidationRule(
                        "Account", Optional.of("Website"), "A customer has a web site.", account -> account.value(
                                        "Website")
                                .isEmpty()));

        assertThat(client.post("/sobjects/Account", "{\"Name\":\"Acme\"}").error())
                .isEqualTo("400 FIELD_CUSTOM_VALIDATION_EXCEPTION: A customer has a web site. [\"Website\"]");
        assertThat(client.post("/sobjects/Account", "{\"Name\":\"Acme\",\"Website\":\"x.org\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        var missing = "0035e0000zzzzzzAAA";

        assertThat(client.get("/sobjects/Nope__c").error())
                .isEqualTo("404 NOT_FOUND: The requested resource does not exist");
        assertThat(client.get("/sobjects/Contact/" + missing).error())
                .isEqualTo("404 NOT_FOUND: The requested resource does not exist");
        assertThat(client.get("/nonsense").error()).isEqualTo("404 NOT_FOUND: The requested resource does not exist");
        assertThat(client.patch("/sobjects/Contact/" + missing, "{}").error())
                .isEqualTo("404 NOT_FOUND: Provided external ID field does not exist or is not accessible: " + missing);
        assertThat(client.delete("/sobjects/Contact/" + missing).status()).isEqualTo(404);
        assertThat(client.patch("/sobjects/Contact/Title/Boss", "{\"LastName\":\"Lee\"}")
                        .error())
                .isEqualTo("404 NOT_FOUND: Provided external ID field does not exist or is not accessible: Title");
    }

    @Test
    void the_key_must_not_stand_in_the_body_again() {
        assertThat(client.patch("/sobjects/Contact/Ext__c/1", "{\"LastName\":\"Lee\",\"ext__c\":\"1\"}")
                        .error())
                .isEqualTo("400 INVALID_FIELD: The Ext__c field should not be specified in the sobject data.");
    }

    @Test
    void an_id_stands_in_the_path_and_never_in_the_body_in_whatever_case() {
        var id = create("Contact", "{\"LastName\":\"Lee\"}");

        for (var name : List.of("Id", "id", "ID")) {
            assertThat(client.post("/sobjects/Contact", "{\"LastName\":\"Lee\",\"" + name + "\":\"" + id + "\"}")
                            .error())
                    .isEqualTo("400 INVALID_FIELD: cannot specify Id in an insert call [\"Id\"]");
            assertThat(client.patch("/sobjects/Contact/" + id, "{\"" + name + "\":\"" + id + "\"}")
                            .error())
                    .isEqualTo("400 INVALID_FIELD: The Id field should not be specified in the sobject data. [\"Id\"]");
        }
    }

    @Test
    void users_and_the_organization_outlive_every_client() {
        for (var object : List.of("User", "Organization")) {
            var id = client.query("SELECT Id FROM " + object)
                    .json()
                    .at("/records/0/Id")
                    .asText();

            assertThat(client.delete("/sobjects/" + object + "/" + id).error())
                    .isEqualTo("400 INVALID_TYPE_FOR_OPERATION: entity type " + object + " does not support delete");
            assertThat(client.get("/sobjects/" + object)
                            .json()
                            .at("/objectDescribe/deletable")
                            .asBoolean())
                    .isFalse();
        }
        assertThat(client.post("/sobjects/Organization", "{\"Name\":\"Acme\"}").error())
                .startsWith("400 INVALID_TYPE_FOR_OPERATION: entity type Organization does not support create");
        assertThat(create("Contact", "{\"LastName\":\"Lee\"}")).startsWith("003");
    }

    @Test
    void a_body_that_is_no_json_object_is_refused_with_the_place() {
        assertThat(client.post("/sobjects/Contact", "{\"LastName\" j}").error())
                .startsWith("400 JSON_PARSER_ERROR: Unexpected character ('j' (code 106)): was expecting a colon")
                .endsWith("at [line:1, column:13]");
        assertThat(client.post("/sobjects/Contact", "").error())
                .isEqualTo("400 JSON_PARSER_ERROR: The HTTP entity body is required, but this request has no entity"
                        + " body.");
        assertThat(client.post("/sobjects/Contact", "[1]").error())
                .startsWith("400 JSON_PARSER_ERROR: Cannot deserialize instance of object from START_ARRAY");
        assertThat(client.post("/sobjects/Contact", "{} {}").status()).isEqualTo(400);
    }

    @Test
    void without_a_valid_session_nothing_is_done() {
        var none = client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + Client.DATA + "/sobjects"))
                .GET());
        var broken = client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + Client.DATA + "/sobjects"))
                .header("Authorization", "Nonsense")
                .GET());
        var oauth = client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + Client.DATA + "/sobjects"))
                .header("Authorization", "OAuth " + client.token())
                .GET());

        assertThat(none.error()).isEqualTo("401 INVALID_SESSION_ID: Session expired or invalid");
        assertThat(broken.error()).isEqualTo("401 INVALID_AUTH_HEADER: INVALID_HEADER_TYPE");
        assertThat(oauth.status()).isEqualTo(200);
    }

    @Test
    void versions_that_are_gone_or_not_there_yet_are_told_apart() {
        assertThat(client.get("/services/data/v25.0/sobjects").status()).isEqualTo(410);
        assertThat(client.get("/services/data/v99.0/sobjects").error()).startsWith("404 NOT_FOUND");
        assertThat(client.get("/services/data/vX/sobjects").error()).startsWith("404 NOT_FOUND");
    }

    @Test
    void what_the_simulator_does_not_do_it_says() {
        assertThat(client.get("/parameterizedSearch?q=Acme").error())
                .isEqualTo("501 NOT_IMPLEMENTED: the simulator does not implement search; nearest: GET /query");
        var id = create("Contact", "{\"LastName\":\"Lee\"}");
        for (var path : List.of(
                "/recent", "/query?explain=x", "/sobjects/Contact/listviews", "/sobjects/Contact/" + id + "/Account")) {
            assertThat(client.get(path).error()).startsWith("501 NOT_IMPLEMENTED");
        }
        assertThat(client.query("SELECT StageName FROM Opportunity GROUP BY StageName")
                        .error())
                .startsWith("501 NOT_IMPLEMENTED: the simulator does not implement GROUP in SOQL; nearest: ");
    }

    @Test
    void a_key_of_another_type_than_its_field_is_refused() {
        salesforce
                .schema()
                .add("Contact", Field.of("Number__c", FieldType.DOUBLE, "18,0").with(Flag.EXTERNAL_ID, Flag.UNIQUE));

        assertThat(client.patch("/sobjects/Contact/Number__c/x", "{\"LastName\":\"Lee\"}")
                        .error())
                .isEqualTo("400 INVALID_TYPE_ON_FIELD_IN_RECORD: Number: value not of required type: x"
                        + " [\"Number__c\"]");
        assertThat(client.patch("/sobjects/Contact/Number__c/7.0", "{\"LastName\":\"Lee\"}")
                        .status())
                .isEqualTo(201);
        assertThat(client.patch("/sobjects/Contact/Number__c/7", "{\"LastName\":\"Lee\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_custom_object_is_used_like_any_other() {
        salesforce
                .schema()
                .add(SObject.custom(
                        "Invoice__c", "a00", Field.externalId("No__c", 20), Field.reference("Account__c", "Account")));
        create("Account", "{\"Name\":\"Acme\",\"Ext__c\":\"1\"}");

        client.patch("/sobjects/Invoice__c/No__c/7", "{\"Name\":\"Seven\",\"Account__r\":{\"Ext__c\":\"1\"}}");
        var found = client.query("SELECT Name, Account__r.Name FROM Invoice__c");

        assertThat(found.json().at("/records/0/Account__r/Name").asText()).isEqualTo("Acme");
    }

    @Test
    void a_converted_status_goes_with_conversion_only() {
        var lead = create("Lead", "{\"LastName\":\"Lee\",\"Company\":\"Acme\"}");
        var converted = "\"LastName\":\"Lee\",\"Company\":\"Acme\",\"Status\":\"Closed - Converted\"";
        var old = create("Lead", "{" + converted + ",\"IsConverted\":true}");

        assertThat(client.post("/sobjects/Lead", "{" + converted + "}").error())
                .startsWith("400 FIELD_INTEGRITY_EXCEPTION: Status: ");
        assertThat(client.patch("/sobjects/Lead/" + lead, "{\"Status\":\"Closed - Converted\"}")
                        .error())
                .startsWith("400 FIELD_INTEGRITY_EXCEPTION: Status: ");
        assertThat(client.patch("/sobjects/Lead/" + old, "{\"Title\":\"Boss\"}").error())
                .isEqualTo("400 CANNOT_UPDATE_CONVERTED_LEAD: cannot reference converted lead");
    }

    @Test
    void below_the_data_of_a_version_also_what_does_not_exist_asks_for_a_session_and_counts() {
        var stranger = HttpRequest.newBuilder(URI.create(salesforce.url() + Client.DATA + "/nonsense"));

        assertThat(client.send(stranger.GET()).error()).startsWith("401 INVALID_SESSION_ID");
        assertThat(client.get("/nonsense").header("Sforce-Limit-Info")).isEqualTo("api-usage=1/15000");
        assertThat(client.with("PUT", "/limits", "{}").header("Sforce-Limit-Info"))
                .isEqualTo("api-usage=2/15000");
    }

    @Test
    void a_body_that_ends_too_early_is_told_without_a_word_of_our_parser() {
        assertThat(client.post("/sobjects/Contact", "{").error())
                .isEqualTo("400 JSON_PARSER_ERROR: Unexpected end-of-input: expected close marker for Object (start"
                        + " marker at [line:1, column:1]) at [line:1, column:2]");
    }
}
