package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private Simulator salesforce;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        salesforce = Simulator.start();
        client = Client.of(salesforce);
    }

    @AfterEach
    void stop() {
        salesforce.close();
    }

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
}
