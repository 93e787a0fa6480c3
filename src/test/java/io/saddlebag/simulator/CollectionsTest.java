package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CollectionsTest extends WithSimulator {

    private static String contact(String members) {
        return "{\"attributes\":{\"type\":\"Contact\"}," + members + "}";
    }

    private static String body(boolean allOrNone, String... records) {
        return "{\"allOrNone\":" + allOrNone + ",\"records\":[" + String.join(",", records) + "]}";
    }

    @Test
    void each_record_is_answered_in_its_place() {
        var answer = client.patch(
                "/composite/sobjects/Contact/Ext__c",
                body(
                        false,
                        contact("\"Ext__c\":\"1\",\"LastName\":\"One\""),
                        contact("\"Ext__c\":\"2\""),
                        contact("\"Ext__c\":\"\",\"LastName\":\"Blank\""),
                        contact("\"LastName\":\"None\""),
                        contact("\"ext__c\":\"3\",\"LastName\":\"Three\"")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path(0).path("created").asBoolean()).isTrue();
        assertThat(answer.json())
                .extracting(result -> result.path("success").asBoolean() + " "
                        + result.at("/errors/0/statusCode").asText(""))
                .containsExactly(
                        "true ",
                        "false REQUIRED_FIELD_MISSING",
                        "false MISSING_ARGUMENT",
                        "false MISSING_ARGUMENT",
                        "true ");
        assertThat(salesforce.records("Contact")).extracting("Ext__c").containsExactly("1", "3");
    }

    @Test
    void an_error_of_a_record_is_written_as_the_guide_shows_it() {
        assertThat(client.post("/composite/sobjects", body(false, contact("\"FirstName\":\"Lee\"")))
                        .text())
                .isEqualTo("[{\"success\":false,\"errors\":[{\"statusCode\":\"REQUIRED_FIELD_MISSING\","
                        + "\"message\":\"Required fields are missing: [LastName]\",\"fields\":[\"LastName\"]}]}]");
    }

    @Test
    void a_key_that_stands_twice_fails_each_time_and_the_rest_is_done() {
        var answer = client.patch(
                "/composite/sobjects/Contact/Ext__c",
                body(
                        false,
                        contact("\"Ext__c\":\"a\",\"LastName\":\"One\""),
                        contact("\"Ext__c\":\"b\",\"LastName\":\"Two\""),
                        contact("\"Ext__c\":\"A\",\"LastName\":\"Three\"")));

        assertThat(answer.error()).isEqualTo("200 DUPLICATE_VALUE: Duplicate external id specified: a");
        assertThat(answer.json().at("/2/errors/0/message").asText()).isEqualTo("Duplicate external id specified: A");
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Two");
    }

    @Test
    void updates_need_ids_that_are_there_and_stand_once() {
        var id = create("Contact", "{\"LastName\":\"Lee\"}");
        var gone = create("Contact", "{\"LastName\":\"Gone\"}");
        client.delete("/sobjects/Contact/" + gone);

        var answer = client.patch(
                "/composite/sobjects",
                body(
                        false,
                        contact("\"LastName\":\"A\""),
                        contact("\"Id\":\"nonsense\",\"LastName\":\"B\""),
                        contact("\"Id\":\"" + gone + "\",\"LastName\":\"C\""),
                        contact("\"Id\":\"0035e0000zzzzzzAAA\",\"LastName\":\"D\""),
                        contact("\"id\":\"" + id.substring(0, 15) + "\",\"LastName\":\"E\"")));
        var twice = client.patch(
                "/composite/sobjects",
                body(
                        false,
                        contact("\"Id\":\"" + id + "\",\"LastName\":\"F\""),
                        contact("\"Id\":\"" + id.substring(0, 15) + "\",\"LastName\":\"G\"")));

        assertThat(answer.error()).isEqualTo("200 MISSING_ARGUMENT: Id not specified in an update call [\"Id\"]");
        assertThat(answer.json())
                .extracting(result -> result.at("/errors/0/statusCode").asText(""))
                .containsExactly(
                        "MISSING_ARGUMENT", "MALFORMED_ID", "ENTITY_IS_DELETED", "INVALID_CROSS_REFERENCE_KEY", "");
        assertThat(twice.error()).startsWith("200 DUPLICATE_VALUE: Duplicate id in the list: " + id);
        assertThat(twice.json().findValuesAsText("id")).containsExactly(id, id);
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("E");
    }

    @Test
    void all_or_none_takes_everything_back() {
        var id = client.patch("/sobjects/Contact/Ext__c/1", "{\"LastName\":\"Old\"}")
                .json()
                .path("id")
                .asText();

        var answer = client.patch(
                "/composite/sobjects/Contact/Ext__c",
                body(
                        true,
                        contact("\"Ext__c\":\"1\",\"LastName\":\"New\""),
                        contact("\"Ext__c\":\"2\",\"LastName\":\"Two\""),
                        contact("\"Ext__c\":\"3\"")));

        assertThat(answer.json())
                .extracting(result -> result.at("/errors/0/statusCode").asText())
                .containsExactly(
                        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                        "REQUIRED_FIELD_MISSING");
        assertThat(answer.json().path(0).path("id").asText()).isEqualTo(id);
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Old");
        assertThat(client.patch("/sobjects/Contact/Ext__c/2", "{\"LastName\":\"Two\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void at_most_two_hundred_records_and_ten_changes_of_type_are_taken() {
        var many = IntStream.range(0, 201)
                .mapToObj(n -> contact("\"LastName\":\"" + n + "\""))
                .collect(Collectors.joining(","));
        var mixed = IntStream.range(0, 11)
                .mapToObj(n -> n % 2 == 0
                        ? contact("\"LastName\":\"" + n + "\"")
                        : "{\"attributes\":{\"type\":\"Account\"},\"Name\":\"" + n + "\"}")
                .collect(Collectors.joining(","));

        assertThat(client.post("/composite/sobjects", body(false, many)).error())
                .isEqualTo("400 EXCEEDED_ID_LIMIT: record limit reached. cannot submit more than 200 records into this"
                        + " call");
        assertThat(client.post("/composite/sobjects", body(false, mixed)).status())
                .isEqualTo(400);
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @Test
    void an_upsert_by_id_creates_where_the_id_is_null() {
        var answer = client.patch(
                "/composite/sobjects/Contact/Id", body(false, contact("\"Id\":null,\"LastName\":\"Lee\"")));

        assertThat(answer.json().path(0).path("created").asBoolean()).isTrue();
    }

    @Test
    void an_insert_cannot_choose_its_id() {
        var answer = client.post(
                "/composite/sobjects", body(false, contact("\"Id\":\"0035e0000000001AAA\",\"LastName\":\"Lee\"")));

        assertThat(answer.error()).startsWith("200 INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    @Test
    void records_of_several_kinds_are_deleted_by_their_ids() {
        var contact = create("Contact", "{\"LastName\":\"Lee\"}");
        var account = create("Account", "{\"Name\":\"Acme\"}");

        var answer = client.delete("/composite/sobjects?ids=" + contact + "," + account + ",nonsense");
        var again = client.delete("/composite/sobjects?allOrNone=false&ids=" + contact);

        assertThat(answer.json())
                .extracting(result -> result.path("success").asBoolean())
                .containsExactly(true, true, false);
        assertThat(again.error()).isEqualTo("200 ENTITY_IS_DELETED: entity is deleted");
        assertThat(client.delete("/composite/sobjects").error()).startsWith("400 MISSING_ARGUMENT");
    }

    @Test
    void records_are_read_by_their_ids_and_an_unknown_one_is_null() {
        var id = create("Contact", "{\"LastName\":\"Lee\"}");

        var get = client.get("/composite/sobjects/Contact?ids=0035e0000zzzzzzAAA," + id + "&fields=LastName");
        var post = client.post("/composite/sobjects/Contact", "{\"ids\":[\"" + id + "\"],\"fields\":[\"LastName\"]}");

        assertThat(get.json().path(0).isNull()).isTrue();
        assertThat(get.json().path(1).path("LastName").asText()).isEqualTo("Lee");
        assertThat(post.json().path(0).path("Id").asText()).isEqualTo(id);
    }

    @Test
    void a_key_that_fits_several_records_is_an_error_of_its_record() {
        create("Contact", "{\"LastName\":\"Lee\",\"Email\":\"a@example.org\"}");
        create("Contact", "{\"LastName\":\"Lea\",\"Email\":\"a@example.org\"}");

        var answer = client.patch(
                "/composite/sobjects/Contact/Email",
                body(false, contact("\"Email\":\"a@example.org\",\"LastName\":\"New\"")));

        assertThat(answer.error()).startsWith("200 DUPLICATE_EXTERNAL_ID: more than one record found for external id");
    }

    @Test
    void a_key_of_another_type_than_its_field_refuses_the_whole_call() {
        var answer = client.patch(
                "/composite/sobjects/Contact/Ext__c",
                body(
                        false,
                        contact("\"Ext__c\":\"1\",\"LastName\":\"One\""),
                        contact("\"Ext__c\":2,\"LastName\":\"Two\"")));

        assertThat(answer.error())
                .startsWith(
                        "400 JSON_PARSER_ERROR: Cannot deserialize instance of string from VALUE_NUMBER_INT value 2");
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @Test
    void a_delete_that_names_no_ids_is_refused() {
        assertThat(client.delete("/composite/sobjects?ids=").error()).startsWith("400 MISSING_ARGUMENT");
    }

    @Test
    void before_version_46_there_is_no_upsert_of_several() {
        assertThat(client.patch("/services/data/v45.0/composite/sobjects/Contact/Ext__c", body(false))
                        .status())
                .isEqualTo(404);
    }
}
