package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.oauth.TestCertificate;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's own endpoints, and seeds. */
class ControlTest extends WithSimulator {

    private static final String SEED = """
            {
              "objects": [{"name": "Invoice__c", "fields": [
                {"name": "No__c", "type": "string", "length": 20, "externalId": true, "unique": true, "required": true},
                {"name": "Amount__c", "type": "currency", "precision": 10, "scale": 2},
                {"name": "Account__c", "type": "reference", "referenceTo": ["Account"]}]}],
              "fields": {"Contact": [
                {"name": "Region__c", "type": "picklist", "values": ["North", "South"], "restricted": true,
                 "default": "North", "label": "Sales region"}]},
              "duplicateRules": [{"object": "Contact", "name": "Same_Mail", "fields": ["Email"]}],
              "validationRules": [
                {"object": "Opportunity", "refuses": "Amount < 0", "field": "Amount", "message": "Not below zero."}],
              "records": {
                "Account": [{"Name": "Acme", "Ext__c": "A-1"}],
                "Contact": [{"LastName": "Lee", "Email": "lee@example.org", "Account": {"Ext__c": "A-1"}}],
                "Invoice__c": [{"No__c": "7", "Amount__c": 12.345, "Account__r": {"Ext__c": "A-1"}}]},
              "faults": ["unavailable"]
            }
            """;

    @Test
    void a_seed_brings_objects_fields_rules_records_and_faults(@TempDir Path folder) throws Exception {
        salesforce.plant(Files.writeString(folder.resolve("seed.json"), SEED));

        assertThat(salesforce.records("Contact").get(0)).containsEntry("Region__c", "North");
        assertThat(salesforce.records("Invoice__c").get(0))
                .containsEntry("Amount__c", new BigDecimal("12.35"))
                .containsEntry(
                        "Account__c", salesforce.records("Account").get(0).get("Id"));
        assertThat(client.post("/sobjects/Contact", "{}").status()).isEqualTo(503);
        assertThat(client.post("/sobjects/Contact", "{\"LastName\":\"Lea\",\"Email\":\"LEE@example.org\"}")
                        .error())
                .startsWith("400 DUPLICATES_DETECTED");
        assertThat(client.post(
                                "/sobjects/Opportunity",
                                "{\"Name\":\"D\",\"StageName\":\"Prospecting\",\"CloseDate\":\"2026-01-01\","
                                        + "\"Amount\":-1}")
                        .error())
                .isEqualTo("400 FIELD_CUSTOM_VALIDATION_EXCEPTION: Not below zero. [\"Amount\"]");
        assertThat(client.post("/sobjects/Contact", "{\"LastName\":\"Lea\",\"Region__c\":\"East\"}")
                        .error())
                .startsWith("400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Sales region:");
    }

    private Client.Reply control(String path, String json) {
        return client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + "/simulator" + path))
                // As curl -d sends it.
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(json)));
    }

    private Client.Reply control(String path) {
        return client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + "/simulator" + path))
                .GET());
    }

    @Test
    void the_overview_tells_what_came_in_and_what_is_held() {
        create("Account", "{\"Name\":\"Acme\"}");

        var overview = control("").json();

        assertThat(overview.at("/requests/sobject").asInt()).isEqualTo(1);
        assertThat(overview.at("/requests/token").asInt()).isEqualTo(1);
        assertThat(overview.at("/records/Account").asInt()).isEqualTo(1);
        assertThat(overview.at("/apiRequests/used").asInt()).isEqualTo(1);
        assertThat(control("/records?object=account").json().at("/0/Name").asText())
                .isEqualTo("Acme");
        assertThat(control("/records?object=Nope").error()).isEqualTo("400 INVALID_INPUT: There is no object 'Nope'.");
    }

    @Test
    void faults_are_ordered_and_called_off() {
        assertThat(control("/faults", "{\"order\":[\"unavailable:every=1\"]}").status())
                .isEqualTo(204);
        assertThat(client.query("SELECT Id FROM Contact").status()).isEqualTo(503);
        salesforce.faults().clear();
        assertThat(client.query("SELECT Id FROM Contact").status()).isEqualTo(200);
        assertThat(control("/faults", "{\"order\":[\"nope\"]}").status()).isEqualTo(400);
        assertThat(control("/faults", "{\"orders\":[\"unavailable\"]}").error())
                .startsWith("400 INVALID_INPUT: There is no order");
    }

    @Test
    void the_clock_is_moved() {
        var before = Instant.parse(control("").json().path("now").asText());

        var after = Instant.parse(
                control("/clock", "{\"advance\":\"24h\"}").json().path("now").asText());

        assertThat(after).isAfterOrEqualTo(before.plusSeconds(24 * 3600));
        assertThat(control("/clock", "{\"advance\":\"soon\"}").status()).isEqualTo(400);
    }

    @Test
    void a_reset_forgets_records_and_counts_but_not_who_is_signed_in() {
        create("Account", "{\"Name\":\"Acme\"}");

        assertThat(control("/reset", "").status()).isEqualTo(204);

        assertThat(salesforce.records("Account")).isEmpty();
        assertThat(client.query("SELECT Id FROM User").json().path("totalSize").asInt())
                .isEqualTo(1);
        assertThat(client.post("/sobjects/Account", "{\"Name\":\"Acme\"}").status())
                .isEqualTo(201);
    }

    @Test
    void a_seed_brings_apps_and_policies() {
        var assertion = "{\"apps\":[{\"key\":\"mine\",\"secret\":\"s3\",\"scopes\":\"api\"}],"
                + "\"policies\":{\"passwordFlow\":false}}";

        assertThat(control("/seed", assertion).status()).isEqualTo(204);

        assertThat(client.form(
                                "/services/oauth2/token",
                                Map.of("grant_type", "client_credentials", "client_id", "mine", "client_secret", "s3"))
                        .json()
                        .path("scope")
                        .asText())
                .isEqualTo("api");
        assertThat(client.byPassword().text()).contains("authentication failure");
    }

    @Test
    void an_app_that_a_seed_gives_a_certificate_signs_in_by_its_assertions() {
        var own = TestCertificate.ONE;
        var pem = own.pem().replace("\n", "\\n");
        control("/seed", "{\"apps\":[{\"key\":\"saddlebag\",\"certificate\":\"" + pem + "\"}]}");

        assertThat(client.form(
                                "/services/oauth2/token",
                                Map.of(
                                        "grant_type",
                                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                        "assertion",
                                        own.assertion("saddlebag", "demo@saddlebag.test")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_seed_in_the_readme_can_be_planted() throws Exception {
        var readme = Files.readString(Path.of("README.md"));
        var from = readme.indexOf("```json\n{\n  \"objects\"") + "```json\n".length();

        assertThat(control("/seed", readme.substring(from, readme.indexOf("```", from)))
                        .text())
                .isEmpty();

        assertThat(salesforce.records("Contact").get(0))
                .containsEntry("AccountId", salesforce.records("Account").get(0).get("Id"));
    }
}
