package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.schema.Field;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class DescribeTest extends WithSimulator {

    private JsonNode field(String object, String name) {
        var fields = client.get("/sobjects/" + object + "/describe").json().path("fields");
        return StreamSupport.stream(fields.spliterator(), false)
                .filter(field -> field.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_stock_objects_have_their_real_fields() {
        assertThat(client.get("/sobjects/Contact/describe").json().path("fields"))
                .hasSize(61);
        assertThat(field("Contact", "LastName")).hasToString("""
                        {"name":"LastName","label":"Last Name","type":"string","soapType":"xsd:string","length":80,\
                        "byteLength":240,"precision":0,"scale":0,"digits":0,"nillable":false,"createable":true,\
                        "updateable":true,"defaultedOnCreate":false,"externalId":false,"idLookup":false,\
                        "unique":false,"caseSensitive":false,"restrictedPicklist":false,"custom":false,\
                        "nameField":false,"calculated":false,"filterable":true,"sortable":true,"groupable":true,\
                        "aggregatable":true,"permissionable":false,"polymorphicForeignKey":false,\
                        "namePointing":false,"aiPredictionField":false,"autoNumber":false,"cascadeDelete":false,\
                        "dependentPicklist":false,"deprecatedAndHidden":false,"displayLocationInDecimal":false,\
                        "encrypted":false,"formulaTreatNullNumberAsZero":false,"highScaleNumber":false,\
                        "htmlFormatted":false,"queryByDistance":false,"restrictedDelete":false,\
                        "searchPrefilterable":false,"writeRequiresMasterRead":false,"calculatedFormula":null,\
                        "controllerName":null,"defaultValueFormula":null,"extraTypeInfo":null,\
                        "filteredLookupInfo":null,"inlineHelpText":null,"mask":null,"maskType":null,\
                        "referenceTargetField":null,"relationshipOrder":null,"compoundFieldName":"Name",\
                        "defaultValue":null,"picklistValues":[],"referenceTo":[],"relationshipName":null}""");
        assertThat(field("Opportunity", "Amount").path("precision").asInt()).isEqualTo(18);
        assertThat(field("Lead", "Status").path("defaultValue").asText()).isEqualTo("Open - Not Contacted");
        assertThat(field("Lead", "OwnerId").path("polymorphicForeignKey").asBoolean())
                .isTrue();
        assertThat(field("Account", "Industry").path("picklistValues")).hasSize(32);
    }

    @Test
    void each_of_the_four_has_two_unique_external_ids() {
        for (var object : new String[] {"Account", "Contact", "Lead", "Opportunity"}) {
            for (var name : new String[] {"Customer_No__c", "Ext__c"}) {
                var key = field(object, name);
                assertThat(key.path("externalId").asBoolean()).isTrue();
                assertThat(key.path("unique").asBoolean()).isTrue();
                assertThat(key.path("idLookup").asBoolean()).isTrue();
                assertThat(key.path("caseSensitive").asBoolean()).isFalse();
            }
        }
    }

    @Test
    void all_objects_are_listed_and_one_in_brief() {
        var global = client.get("/sobjects").json();

        assertThat(global.path("maxBatchSize").asInt()).isEqualTo(200);
        assertThat(global.path("sobjects"))
                .extracting(object -> object.path("name").asText() + " "
                        + object.path("keyPrefix").asText())
                .contains("Account 001", "Contact 003", "Opportunity 006", "Lead 00Q", "User 005");
        assertThat(client.get("/sobjects/contact")
                        .json()
                        .at("/objectDescribe/urls/describe")
                        .asText())
                .isEqualTo(Client.DATA + "/sobjects/Contact/describe");
    }

    @Test
    void children_are_told_by_the_reference_that_ties_them() {
        var children = client.get("/sobjects/Account/describe").json().path("childRelationships");

        assertThat(children)
                .extracting(child -> child.path("childSObject").asText() + "."
                        + child.path("field").asText() + " "
                        + child.path("relationshipName").asText())
                .contains("Contact.AccountId Contacts", "Opportunity.AccountId Opportunities");
    }

    @Test
    void a_describe_is_sent_again_only_after_the_schema_changed() {
        var modified = client.get("/sobjects/Contact/describe").header("Last-Modified");
        salesforce.advance(Duration.ofMinutes(1));

        var unchanged = client.send(client.request("/sobjects/Contact/describe")
                .header("If-Modified-Since", modified)
                .GET());
        salesforce.schema().add("Contact", Field.picklist("Region__c", "North", "South"));
        var changed = client.send(client.request("/sobjects/Contact/describe")
                .header("If-Modified-Since", modified)
                .GET());

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.text()).isEmpty();
        assertThat(unchanged.header("ETag")).isNotEmpty();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(field("Contact", "Region__c").path("picklistValues")).hasSize(2);
    }

    @Test
    void the_versions_are_told_to_anybody() {
        var versions = client.get("/services/data").json();

        assertThat(versions)
                .extracting(version -> version.path("label").asText() + " "
                        + version.path("version").asText())
                .contains("Winter '26 65.0", "Spring '26 66.0", "Summer '26 67.0", "Winter '27 68.0");
    }

    @Test
    void limits_and_counts_are_told() {
        create("Account", "{\"Name\":\"Acme\"}");

        var limits = client.get("/limits").json().path("DailyApiRequests");
        assertThat(limits.path("Max").asInt()).isEqualTo(15_000);
        assertThat(limits.path("Remaining").asLong())
                .isEqualTo(15_000 - salesforce.usage().used());
        assertThat(client.get("/limits/recordCount?sObjects=Account").text())
                .isEqualTo("{\"sObjects\":[{\"count\":1,\"name\":\"Account\"}]}");
        assertThat(client.get("").json().path("sobjects").asText()).isEqualTo(Client.DATA + "/sobjects");
    }
}
