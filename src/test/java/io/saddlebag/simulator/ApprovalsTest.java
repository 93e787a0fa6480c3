package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.saddlebag.simulator.Client.Reply;
import io.saddlebag.simulator.faults.FaultText;
import io.saddlebag.simulator.oauth.App;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long an approval lives: what a user allowed an app, with its refresh token. */
class ApprovalsTest extends WithSimulator {

    private static final String EXPIRED =
            "{\"error\":\"invalid_grant\",\"error_description\":\"expired access/refresh token\"}";
    private static final String IP_RESTRICTED = "{\"error\":\"invalid_grant\",\"error_description\":\"ip restricted\"}";

    private final App app = App.of("mine").withScopes("api refresh_token");
    private Approval approval;

    @BeforeEach
    void register() {
        salesforce.oauth().register(app);
        approval = new Approval(client, app);
    }

    @Test
    void the_sixth_approval_of_a_user_for_an_app_revokes_the_oldest_with_its_access_token() {
        var logins = logins(5);
        assertThat(logins).allMatch(login -> refresh(login).status() == 200);

        approval.signIn(Map.of());

        assertThat(refresh(logins.get(0)).text()).isEqualTo(EXPIRED);
        assertThat(logins.subList(1, 5)).allMatch(login -> refresh(login).status() == 200);
        client.use(logins.get(0).path("access_token").asText());
        assertThat(client.get("/limits").error()).startsWith("401 INVALID_SESSION_ID");
        client.use(logins.get(1).path("access_token").asText());
        assertThat(client.get("/limits").status()).isEqualTo(200);
    }

    @Test
    void a_login_that_revokes_its_old_refresh_token_first_leaves_the_others_alone() {
        var logins = logins(5);
        client.form("/services/oauth2/revoke", Map.of("token", token(logins.get(4))));

        approval.signIn(Map.of());

        assertThat(refresh(logins.get(4)).text()).isEqualTo(EXPIRED);
        assertThat(logins.subList(0, 4)).allMatch(login -> refresh(login).status() == 200);
    }

    @Test
    void approvals_for_another_app_and_sign_ins_without_a_refresh_token_take_no_place() {
        var logins = logins(5);

        new Approval(client, App.saddlebag()).signIn(Map.of());
        approval.signIn(Map.of("scope", "api"));
        client.signIn();

        assertThat(logins).allMatch(login -> refresh(login).status() == 200);
    }

    @Test
    void a_rotated_refresh_token_keeps_the_place_of_the_one_before() {
        salesforce.oauth().register(app.withRotation(true));
        var first = approval.signIn(Map.of());
        var rotated = refresh(first).json();
        logins(4);

        assertThat(refresh(rotated).status()).isEqualTo(200);
    }

    @Test
    void an_org_may_allow_fewer_approvals() {
        seed("{\"policies\": {\"grantsPerUserAndApp\": 1}}");
        var first = approval.signIn(Map.of());
        var second = approval.signIn(Map.of());

        assertThat(refresh(first).text()).isEqualTo(EXPIRED);
        assertThat(refresh(second).status()).isEqualTo(200);
        assertThat(seed("{\"policies\": {\"grantsPerUserAndApp\": 0}}").text())
                .contains("'0' is no number of grants. Write 5.");
    }

    @Test
    void after_the_refresh_of_a_sandbox_no_refresh_token_and_no_session_is_known() {
        var login = approval.signIn(Map.of());
        salesforce.oauth().endEverything();

        assertThat(refresh(login).text()).isEqualTo(EXPIRED);
        client.use(login.path("access_token").asText());
        assertThat(client.get("/limits").error()).startsWith("401 INVALID_SESSION_ID");
        assertThat(refresh(approval.signIn(Map.of())).status()).isEqualTo(200);
    }

    @Test
    void an_external_client_app_that_is_not_in_the_org_is_refused_to_old_and_new_logins() {
        var login = approval.signIn(Map.of());
        seed("{\"apps\": [{\"key\": \"mine\", \"access\": \"external_not_installed\"}]}");

        var callback = approval.allow(Map.of()).header("Location");

        assertThat(callback)
                .isEqualTo(app.callbacks().get(0)
                        + "?error=OAUTH_EC_APP_NOT_FOUND&error_description=External%20client%20app%20is%20not%20installed"
                        + "%20in%20this%20org");
        assertThat(refresh(login).text())
                .isEqualTo(
                        "{\"error\":\"app_not_found\",\"error_description\":\"External client app is not installed in"
                                + " this org\"}");
        assertThat(client.form(
                                "/services/oauth2/token",
                                Map.of(
                                        "grant_type", "client_credentials",
                                        "client_id", "mine",
                                        "client_secret", "saddlebag-secret"))
                        .text())
                .contains("app_not_found");
    }

    @Test
    void an_address_that_is_not_on_the_allowlist_of_the_app_gets_no_token_for_a_code_or_a_refresh_token() {
        var login = approval.signIn(Map.of());
        seed("{\"apps\": [{\"key\": \"mine\", \"refreshTokenAddresses\": [\"203.0.113.7\"]}]}");

        assertThat(refresh(login).status()).isEqualTo(400);
        assertThat(refresh(login).text()).isEqualTo(IP_RESTRICTED);
        assertThat(approval.signIn(Map.of()).toString()).isEqualTo(IP_RESTRICTED);
        client.use(login.path("access_token").asText());
        assertThat(client.get("/limits").status()).as("a session that is open").isEqualTo(200);

        salesforce.oauth().register(app.withRefreshTokenAddresses(Set.of("203.0.113.7", "127.0.0.1")));
        assertThat(refresh(login).status()).isEqualTo(200);
    }

    @Test
    void a_restricted_address_is_ordered_by_a_line_of_text() {
        FaultText.order("ip-restricted:next=2", salesforce.faults());
        var login = approval.signIn(Map.of());

        assertThat(login.toString()).isEqualTo(IP_RESTRICTED);
        assertThat(refresh(login).text()).isEqualTo(IP_RESTRICTED);
        assertThat(approval.signIn(Map.of()).has("access_token")).isTrue();
    }

    private List<JsonNode> logins(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> approval.signIn(Map.of()))
                .toList();
    }

    private Reply refresh(JsonNode login) {
        return approval.refresh(token(login));
    }

    private static String token(JsonNode login) {
        return login.path("refresh_token").asText();
    }

    private Reply seed(String json) {
        return client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + "/simulator/seed"))
                .POST(BodyPublishers.ofString(json)));
    }
}
