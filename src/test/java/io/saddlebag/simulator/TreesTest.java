package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.schema.SObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreesTest extends WithSimulator {

    private static String record(String type, String referenceId, String members) {
        return "{\"attributes\":{\"type\":\"" + type + "\",\"referenceId\":\"" + referenceId + "\"}," + members + "}";
    }

    private static String records(String... records) {
        return "{\"records\":[" + String.join(",", records) + "]}";
    }

    private static String contacts(String... records) {
        return ",\"Contacts\":" + records(records);
    }

    @Test
    void children_hang_below_their_parents_and_the_ids_come_level_by_level() {
        var before = salesforce.usage().used();

        var answer = client.post(
                "/composite/tree/Account/",
                records(
                        record(
                                "Account",
                                "ref1",
                                "\"name\":\"Acme\""
                                        + contacts(
                                                record("Contact", "ref2", "\"lastname\":\"Lee\""),
                                                record("Contact", "ref3", "\"LastName\":\"Lea\""))),
                        record("Account", "ref4", "\"Name\":\"Bolt\"")));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("hasErrors").asBoolean()).isFalse();
        assertThat(answer.json().findValuesAsText("referenceId")).containsExactly("ref1", "ref4", "ref2", "ref3");
        assertThat(answer.json().at("/results/0/id").asText()).hasSize(18).startsWith("001");
        assertThat(salesforce.records("Contact"))
                .extracting("LastName", "AccountId")
                .containsExactly(
                        tuple("Lee", answer.json().at("/results/0/id").asText()),
                        tuple("Lea", answer.json().at("/results/0/id").asText()));
        assertThat(salesforce.usage().used()).isEqualTo(before + 1);
    }

    @Test
    void one_failure_takes_everything_back_and_is_all_that_is_told() {
        var answer = client.post(
                "/composite/tree/Account",
                records(record(
                        "Account",
                        "a",
                        "\"Name\":\"Acme\""
                                + contacts(
                                        record("Contact", "good", "\"LastName\":\"Lee\""),
                                        record("Contact", "bad", "\"LastName\":\"Lea\",\"Email\":\"123\"")))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"hasErrors\":true,\"results\":[{\"referenceId\":\"bad\",\"errors\":[{\"statusCode\":\"INVALID_EMAIL_ADDRESS\","
                                + "\"message\":\"Email: invalid email address: 123\",\"fields\":[\"Email\"]}]}]}");
        assertThat(salesforce.records("Account")).isEmpty();
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @Test
    void below_a_record_that_failed_nothing_is_tried() {
        var answer = client.post(
                "/composite/tree/Account",
                records(record(
                        "Account", "a", "\"Name\":null" + contacts(record("Contact", "c", "\"FirstName\":\"Lee\"")))));

        assertThat(answer.json().findValuesAsText("referenceId")).containsExactly("a");
    }

    @Test
    void children_of_a_custom_object_have_the_plural_with_r() {
        salesforce.schema().add(SObject.custom("Invoice__c", "a00", Field.reference("Account__c", "Account")));

        var answer = client.post(
                "/composite/tree/Account",
                records(record(
                        "Account",
                        "a",
                        "\"Name\":\"Acme\",\"Invoices__r\":" + records(record("Invoice__c", "i", "\"Name\":\"1\"")))));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(salesforce.records("Invoice__c").get(0)).containsKey("Account__c");
        assertThat(client.get("/sobjects/Account/describe").json().findValuesAsText("relationshipName"))
                .contains("Contacts", "Opportunities", "Invoices__r");
    }

    @Test
    void a_tree_that_breaks_the_rules_is_refused_whole() {
        var many = IntStream.range(0, 201)
                .mapToObj(n -> record("Account", "r" + n, "\"Name\":\"A\""))
                .collect(Collectors.joining(","));

        assertThat(refusal(records(record("Account", "a", "\"Name\":\"A\""), record("Account", "a", "\"Name\":\"B\""))))
                .isEqualTo("400 INVALID_INPUT a: Duplicate ReferenceId provided in the request.");
        assertThat(refusal(records("{\"attributes\":{\"type\":\"Account\"},\"Name\":\"A\"}")))
                .isEqualTo("400 INVALID_INPUT : Include a reference ID for each record in the request.");
        assertThat(refusal(records(record("Contact", "a", "\"LastName\":\"A\""))))
                .startsWith("400 INVALID_INPUT a: The type in the attributes, 'Contact', is not Account.");
        assertThat(refusal(records(many))).startsWith("400 INVALID_INPUT : The tree has more than 200 records.");
        assertThat(client.post("/composite/tree/Account", "{\"records\":{}}").error())
                .startsWith("400 JSON_PARSER_ERROR: Cannot deserialize instance of list");
        assertThat(client.post(
                                "/composite/tree/Opportunity",
                                records(record("Opportunity", "o", "\"Name\":\"O\",\"CloseDate\":\"tomorrow\"")))
                        .error())
                .startsWith("400 JSON_PARSER_ERROR: Cannot deserialize instance of date");
        assertThat(refusal(records(record("Account", "a", "\"Name\":\"A\",\"Children\":" + records()))))
                .isEqualTo("400 INVALID_FIELD a: No such column 'Children' on sobject of type Account");
        assertThat(salesforce.records("Account")).isEmpty();
    }

    private String refusal(String body) {
        var answer = client.post("/composite/tree/Account", body);
        var result = answer.json().at("/results/0");
        return answer.status() + " " + result.at("/errors/0/statusCode").asText() + " "
                + result.path("referenceId").asText() + ": "
                + result.at("/errors/0/message").asText();
    }
}
