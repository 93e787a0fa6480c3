package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest extends WithSimulator {

    @Test
    void a_record_is_created_read_updated_and_deleted() {
        var created = client.post("/sobjects/contact", "{\"lastname\": \" Lee \", \"Birthdate\": \"1980-02-29\"}");
        var id = created.json().path("id").asText();
        assertThat(created.status()).isEqualTo(201);
        assertThat(id).hasSize(18).startsWith("003");
        assertThat(created.header("Location")).isEqualTo("/services/data/v66.0/sobjects/Contact/" + id);
        assertThat(created.text()).isEqualTo("{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}");

        assertThat(client.patch("/sobjects/Contact/" + id, "{\"FirstName\": \"Ada\"}")
                        .status())
                .isEqualTo(204);
        var read = client.get("/sobjects/Contact/" + id.substring(0, 15)).json();
        assertThat(read.at("/attributes/type").asText()).isEqualTo("Contact");
        assertThat(read.path("Name").asText()).isEqualTo("Ada Lee");
        assertThat(read.has("Email")).isTrue();
        assertThat(read.path("Email").isNull()).isTrue();

        assertThat(client.delete("/sobjects/Contact/" + id).status()).isEqualTo(204);
        assertThat(client.delete("/sobjects/Contact/" + id).error())
                .isEqualTo("404 ENTITY_IS_DELETED: entity is deleted");
    }

    @Test
    void an_upsert_creates_then_updates_and_the_key_ignores_case() {
        var created = client.patch("/sobjects/Contact/Ext__c/a%2F1%20%2B", "{\"LastName\": \"Lee\"}");
        var updated = client.patch("/sobjects/Contact/Ext__c/A%2F1%20%2B", "{\"LastName\": \"Lea\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("created").asBoolean()).isTrue();
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.json().path("created").asBoolean()).isFalse();
        assertThat(salesforce.records("Contact"))
                .singleElement()
                .hasFieldOrPropertyWithValue("LastName", "Lea")
                .hasFieldOrPropertyWithValue("Ext__c", "a/1 +");
    }

    @Test
    void records_are_found_by_query() {
        client.patch("/sobjects/Account/Customer_No__c/7", "{\"Name\": \"Acme\"}");
        client.post("/sobjects/Contact", "{\"LastName\": \"Lee\", \"Account\": {\"customer_no__c\": \"7\"}}");

        var found = client.query("SELECT Id, LastName, Account.Name FROM Contact WHERE Account.Name LIKE 'ac%'");

        assertThat(found.json().path("totalSize").asInt()).isEqualTo(1);
        assertThat(found.json().at("/records/0/Account/Name").asText()).isEqualTo("Acme");
    }

    @Test
    void names_are_read_in_any_case_and_null_clears_while_absence_leaves_alone() {
        var id = create(
                "LEAD", "{\"lastNAME\": \"Lee\", \"company\": \"Acme\", \"title\": \"Boss\", \"City\": \"Bonn\"}");

        client.patch("/sobjects/lead/" + id, "{\"TITLE\": null, \"City\": \"\"}");

        assertThat(salesforce.records("Lead")).singleElement().satisfies(lead -> assertThat(lead)
                .containsEntry("Company", "Acme")
                .containsEntry("Status", "Open - Not Contacted")
                .doesNotContainKeys("Title", "City"));
    }

    @Test
    void values_are_taken_and_given_in_salesforces_notation() {
        var id = create("Opportunity", """
                {"Name": "Deal", "StageName": "Closed Won", "CloseDate": "2026-11-23", "Amount": "15000",
                 "IsPrivate": "TRUE", "TotalOpportunityQuantity": 1.005}
                """);
        create("Contact", "{\"LastName\": \"Lee\", \"EmailBouncedDate\": \"2026-11-23T10:00:00+01:00\"}");

        var deal = client.get("/sobjects/Opportunity/" + id).json();
        assertThat(deal.path("Amount").toString()).isEqualTo("15000.0");
        assertThat(deal.path("Probability").toString()).isEqualTo("100.0");
        assertThat(deal.path("ExpectedRevenue").toString()).isEqualTo("15000.0");
        assertThat(deal.path("IsPrivate").asBoolean()).isTrue();
        assertThat(deal.path("IsWon").asBoolean()).isTrue();
        assertThat(deal.path("TotalOpportunityQuantity").toString()).isEqualTo("1.01");
        assertThat(deal.path("FiscalQuarter").asInt()).isEqualTo(4);
        assertThat(salesforce.records("Contact").get(0))
                .containsEntry("EmailBouncedDate", "2026-11-23T09:00:00.000+0000");
    }

    @Test
    void a_read_gives_the_fields_asked_for() {
        var id = create("Account", "{\"Name\": \"Acme\", \"BillingCity\": \"Bonn\"}");

        var read = client.get("/sobjects/Account/" + id + "?fields=Name,billingaddress")
                .json();

        assertThat(read.at("/BillingAddress/city").asText()).isEqualTo("Bonn");
        assertThat(read.at("/BillingAddress/street").isNull()).isTrue();
        assertThat(read.has("Industry")).isFalse();
    }

    @Test
    void a_record_is_read_and_deleted_by_its_external_id() {
        create("Account", "{\"Name\": \"Acme\", \"Ext__c\": \"A 1\"}");

        assertThat(client.get("/sobjects/Account/Ext__c/a%201")
                        .json()
                        .path("Name")
                        .asText())
                .isEqualTo("Acme");
        assertThat(client.delete("/sobjects/Account/Ext__c/A%201").status()).isEqualTo(204);
        assertThat(salesforce.records("Account")).isEmpty();
    }

    @Test
    void an_upsert_on_a_key_that_several_records_have_writes_nothing_and_lists_them() {
        var first = create("Contact", "{\"LastName\": \"Lee\", \"Email\": \"a@example.org\"}");
        var second = create("Contact", "{\"LastName\": \"Lea\", \"Email\": \"A@example.org\"}");

        var several = client.patch("/sobjects/Contact/Email/a@example.org", "{\"LastName\": \"New\"}");

        assertThat(several.status()).isEqualTo(300);
        assertThat(several.json())
                .extracting(url -> url.asText())
                .containsExactlyInAnyOrder(
                        Client.DATA + "/sobjects/Contact/" + first, Client.DATA + "/sobjects/Contact/" + second);
        assertThat(salesforce.records("Contact")).extracting("LastName").containsExactly("Lee", "Lea");
    }

    @Test
    void an_upsert_that_only_updates_never_creates() {
        var answer = client.patch("/sobjects/Contact/Ext__c/1?updateOnly=true", "{\"LastName\": \"Lee\"}");

        assertThat(answer.error()).startsWith("404 NOT_FOUND");
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @Test
    void a_post_to_the_id_field_creates() {
        var answer = client.post("/sobjects/Contact/Id", "{\"LastName\": \"Lee\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("created").asBoolean()).isTrue();
    }

    @Test
    void before_version_37_there_is_no_post_to_the_id_field() {
        assertThat(client.post("/services/data/v36.0/sobjects/Contact/Id", "{\"LastName\": \"Lee\"}")
                        .status())
                .isEqualTo(404);
        assertThat(salesforce.records("Contact")).isEmpty();
    }

    @Test
    void before_version_46_an_upsert_tells_nothing_of_created() {
        var path = "/services/data/v45.0/sobjects/Contact/Ext__c/1";

        var created = client.patch(path, "{\"LastName\": \"Lee\"}");
        var updated = client.patch(path, "{\"LastName\": \"Lea\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().has("created")).isFalse();
        assertThat(updated.status()).isEqualTo(204);
        assertThat(updated.text()).isEmpty();
    }

    @Test
    void a_deleted_record_frees_its_unique_values() {
        var id = create("Account", "{\"Name\": \"Acme\", \"Ext__c\": \"1\"}");
        client.delete("/sobjects/Account/" + id);

        assertThat(client.post("/sobjects/Account", "{\"Name\": \"Acme\", \"Ext__c\": \"1\"}")
                        .status())
                .isEqualTo(201);
        assertThat(client.get("/sobjects/Account/" + id).error()).startsWith("404 ENTITY_IS_DELETED");
    }

    @Test
    void a_write_can_ask_that_the_record_was_not_modified_since() {
        var id = create("Account", "{\"Name\": \"Acme\"}");
        var request = client.request("/sobjects/Account/" + id)
                .header("Content-Type", "application/json")
                .header("If-Unmodified-Since", "Mon, 01 Jan 2024 00:00:00 GMT")
                .method("PATCH", BodyPublishers.ofString("{\"Name\": \"New\"}"));

        assertThat(client.send(request).status()).isEqualTo(412);
        assertThat(salesforce.records("Account")).extracting("Name").containsExactly("Acme");
    }

    @Test
    void the_history_tells_every_write_in_its_order() {
        client.patch("/sobjects/Account/Ext__c/1", "{\"Name\": \"One\"}");
        client.patch("/sobjects/Account/Ext__c/1", "{\"Name\": \"Two\"}");

        assertThat(salesforce.writes("Account"))
                .extracting(write -> write.kind() + " " + write.values().get("Name"))
                .containsExactly("CREATED One", "UPDATED Two");
    }

    @Test
    void blank_text_is_null_where_text_is_wanted_and_wrong_elsewhere() {
        var id = create("Contact", "{\"LastName\":\"Lee\",\"Title\":\"Boss\",\"FirstName\":\"Ada\"}");

        assertThat(client.patch("/sobjects/Contact/" + id, "{\"Title\":\"\",\"FirstName\":\"  \",\"AccountId\":\"\"}")
                        .status())
                .isEqualTo(204);
        assertThat(salesforce.records("Contact").get(0)).doesNotContainKeys("Title", "FirstName");
        for (var member : List.of("Birthdate", "EmailBouncedDate", "MailingLatitude")) {
            assertThat(client.patch("/sobjects/Contact/" + id, "{\"" + member + "\":\"\"}")
                            .error())
                    .startsWith("400 JSON_PARSER_ERROR: Cannot deserialize instance of ");
        }
    }

    @Test
    void an_account_has_an_etag_that_a_read_and_a_write_can_be_tied_to() {
        var path = "/sobjects/Account/" + create("Account", "{\"Name\":\"Acme\"}");
        var tag = client.get(path).header("ETag");
        var renamed = BodyPublishers.ofString("{\"Name\":\"Ajax\"}");

        var read = client.send(client.request(path).header("If-None-Match", tag).GET());
        var first = client.send(client.request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method("PATCH", renamed));
        var second = client.send(client.request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method("PATCH", renamed));
        var gone = client.send(client.request(path).header("If-Match", tag).GET());

        assertThat(read.status()).isEqualTo(304);
        assertThat(read.bytes()).isEmpty();
        assertThat(first.status()).isEqualTo(204);
        assertThat(second.error()).startsWith("412 PRECONDITION_FAILED");
        assertThat(gone.status()).isEqualTo(412);
        assertThat(client.get(path).header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void expected_revenue_has_two_digits_after_the_point() {
        create(
                "Opportunity",
                "{\"Name\":\"D\",\"StageName\":\"Prospecting\",\"CloseDate\":\"2026-12-31\",\"Amount\":100.56}");

        assertThat(salesforce.records("Opportunity").get(0)).containsEntry("ExpectedRevenue", new BigDecimal("10.06"));
    }
}
