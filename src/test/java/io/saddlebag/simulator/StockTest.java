package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.oauth.App;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An org as Salesforce hands it out, with the app of the integration guide. */
class StockTest extends WithSimulator {

    @Override
    Settings settings() {
        return Settings.defaults().withStock(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Account", "Contact", "Lead", "Opportunity", "User"})
    void no_object_has_a_custom_field(String object) {
        var fields = client.get("/sobjects/" + object + "/describe").json().path("fields");

        assertThat(fields).hasSizeGreaterThan(15);
        assertThat(fields)
                .noneMatch(field -> field.path("custom").asBoolean())
                .extracting(field -> field.path("name").asText())
                .noneMatch(name -> name.endsWith("__c"));
    }

    @Test
    void a_custom_field_is_refused_as_one_that_does_not_exist() {
        assertThat(client.post("/sobjects/Contact", "{\"LastName\":\"Doe\",\"Customer_No__c\":\"1\"}")
                        .error())
                .startsWith("400 INVALID_FIELD: No such column 'Customer_No__c' on sobject of type Contact");
    }

    @Test
    void the_contact_of_the_integration_guide_is_created_as_often_as_it_is_sent() {
        var jane = "{\"FirstName\": \"Jane\", \"LastName\": \"Doe\", \"Email\": \"jane.doe@example.com\"}";

        create("Contact", jane);
        create("Contact", jane);

        assertThat(salesforce.records("Contact")).extracting("Email").hasSize(2).containsOnly("jane.doe@example.com");
    }

    @Test
    void the_app_of_the_integration_guide_signs_in_with_a_browser_and_gets_all_its_scopes() {
        var answer = new Approval(client, App.guide()).signIn(Map.of());

        assertThat(answer.path("scope").asText()).isEqualTo("full refresh_token");
        assertThat(answer.path("refresh_token").asText()).isNotEmpty();
        client.use(answer.path("access_token").asText());
        assertThat(client.get("/limits").status()).isEqualTo(200);
    }

    @Test
    void a_refresh_token_ends_when_it_lies_unused_for_30_days() {
        var approval = new Approval(client, App.guide());
        var token = approval.signIn(Map.of()).path("refresh_token").asText();

        salesforce.advance(Duration.ofDays(29));
        assertThat(approval.refresh(token).status()).isEqualTo(200);
        salesforce.advance(Duration.ofDays(29));
        assertThat(approval.refresh(token).status()).isEqualTo(200);

        salesforce.advance(Duration.ofDays(30));
        assertThat(approval.refresh(token).text()).contains("expired access/refresh token");
    }

    @Test
    void the_password_flow_is_blocked_as_in_every_new_org() {
        var refused = client.byPassword();

        assertThat(refused.text()).contains("authentication failure");
    }
}
