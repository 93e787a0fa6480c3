package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.GrantType;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an app may be asked for, and what its tokens may then do. */
class ScopesTest extends WithSimulator {

    @ParameterizedTest
    @CsvSource({
        "full refresh_token, api refresh_token",
        "full refresh_token, api offline_access",
        "full refresh_token, full",
        "full refresh_token, web id openid profile refresh_token",
        "full, api",
        "api refresh_token, api",
        "api, chatter_api api",
        "web id api, visualforce email api",
    })
    void an_app_may_be_asked_for_its_scopes_and_for_those_that_they_include(String scopes, String asked) {
        var answer = approval(scopes).signIn(Map.of("scope", asked));

        assertThat(answer.path("scope").asText()).isEqualTo(asked.replace("offline_access", "refresh_token"));
        assertThat(answer.has("refresh_token")).isEqualTo(asked.matches(".*(refresh_token|offline_access).*"));
    }

    @ParameterizedTest
    @CsvSource({
        "api refresh_token, full",
        "api refresh_token, full refresh_token",
        "api refresh_token, web",
        "full, api refresh_token",
        "full, refresh_token",
        "full refresh_token, api nonsense",
        "chatter_api, api",
    })
    void an_app_is_not_asked_for_more_than_its_scopes_include(String scopes, String asked) {
        var answer = approval(scopes).allow(Map.of("scope", asked));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(Approval.parameter(answer.header("Location"), "error")).isEqualTo("invalid_scope");
    }

    @ParameterizedTest
    @CsvSource({"full refresh_token", "api refresh_token", "api", "refresh_token id"})
    void an_app_that_is_asked_for_nothing_gives_all_its_scopes(String scopes) {
        var answer = approval(scopes).signIn(Map.of());

        assertThat(answer.path("scope").asText()).isEqualTo(scopes);
        assertThat(answer.has("refresh_token")).isEqualTo(scopes.contains("refresh_token"));
    }

    @ParameterizedTest
    @CsvSource({
        "full refresh_token, api refresh_token, 200",
        "full refresh_token, full, 200",
        "full refresh_token, id refresh_token, 401",
        "api refresh_token, refresh_token, 401",
    })
    void a_token_calls_the_rest_api_where_its_scopes_say_so(String scopes, String asked, int status) {
        client.use(approval(scopes)
                .signIn(Map.of("scope", asked))
                .path("access_token")
                .asText());

        var answer = client.get("/limits");

        assertThat(answer.status()).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.error())
                    .isEqualTo("401 INVALID_SESSION_ID: This session is not valid for use with the REST API");
        }
    }

    @Test
    void a_refreshed_token_keeps_the_scopes_that_the_user_allowed() {
        var approval = approval("full refresh_token");
        var refreshToken = approval.signIn(Map.of("scope", "api refresh_token"))
                .path("refresh_token")
                .asText();

        assertThat(approval.refresh(refreshToken).json().path("scope").asText()).isEqualTo("api refresh_token");
    }

    @Test
    void client_credentials_get_all_scopes_of_the_app_but_a_refresh_token() {
        salesforce
                .oauth()
                .register(App.saddlebag()
                        .withScopes("full refresh_token")
                        .withFlows(Set.of(GrantType.CLIENT_CREDENTIALS)));

        client.signIn();

        assertThat(client.get("/limits").status()).isEqualTo(200);
    }

    private Approval approval(String scopes) {
        var app = App.saddlebag().withScopes(scopes);
        salesforce.oauth().register(app);
        return new Approval(client, app);
    }
}
