package io.saddlebag.simulator.oauth;

import static io.saddlebag.simulator.oauth.Client.CALLBACK;
import static io.saddlebag.simulator.oauth.Client.VERIFIER;
import static io.saddlebag.simulator.oauth.Client.form;
import static io.saddlebag.simulator.oauth.Client.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTest {

    private final Client client = new Client();

    @Test
    void a_code_is_exchanged_for_tokens_in_salesforces_shape() {
        var answer = client.signIn();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("Content-Type", "application/json;charset=UTF-8")
                .containsEntry("Cache-Control", "no-store");
        assertThat(answer.get("access_token")).startsWith("00D5e0000000001!");
        assertThat(answer.get("refresh_token")).startsWith("5Aep861");
        assertThat(answer.get("scope")).isEqualTo("api refresh_token");
        assertThat(answer.get("instance_url")).isEqualTo("http://127.0.0.1:8090");
        assertThat(answer.get("id")).isEqualTo("http://127.0.0.1:8090/id/00D5e0000000001EAA/0055e0000000001AAA");
        assertThat(answer.get("token_type")).isEqualTo("Bearer");
        assertThat(answer.json().path("issued_at").isTextual()).isTrue();
        assertThat(answer.get("issued_at")).isEqualTo("1795428000000");
        assertThat(answer.json().has("expires_in")).isFalse();
        assertThat(answer.json().has("id_token")).isFalse();
    }

    @Test
    void the_signature_is_the_hmac_of_id_and_issued_at_under_the_consumer_secret() {
        var answer = client.signIn();

        assertThat(answer.get("signature"))
                .isEqualTo(Secrets.hmac(answer.get("id") + answer.get("issued_at"), "saddlebag-secret"));
        assertThat(Base64.getDecoder().decode(answer.get("signature"))).hasSize(32);
    }

    @Test
    void a_code_works_once() {
        var code = client.code(wish());

        assertThat(client.exchange(code).status()).isEqualTo(200);
        assertThat(client.exchange(code).error()).isEqualTo("400 invalid_grant: expired authorization code");
    }

    @Test
    void a_code_ends_after_its_lifetime() {
        var code = client.code(wish());
        client.clock.forward(Duration.ofMinutes(15));

        assertThat(client.exchange(code).error()).isEqualTo("400 invalid_grant: expired authorization code");
    }

    @Test
    void an_unknown_code_or_one_of_another_app_is_invalid() {
        assertThat(client.exchange("aPrxwrong").error()).isEqualTo("400 invalid_grant: invalid authorization code");

        var publicCode = client.code(wish("client_id", "saddlebag-public"));
        assertThat(client.exchange(publicCode).error()).isEqualTo("400 invalid_grant: invalid authorization code");
    }

    @Test
    void the_redirect_uri_and_the_verifier_must_be_those_of_the_request() {
        var code = client.code(wish());

        assertThat(client.token(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                "http://localhost:8080/callback",
                                "code_verifier",
                                VERIFIER)
                        .error())
                .isEqualTo("400 redirect_uri_mismatch: redirect_uri must match configuration");
        assertThat(client.token(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                CALLBACK,
                                "code_verifier",
                                "w".repeat(43))
                        .error())
                .isEqualTo("400 invalid_grant: invalid code verifier");
        assertThat(client.token("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK)
                        .error())
                .isEqualTo("400 invalid_grant: invalid code verifier");
        assertThat(client.exchange(code).status()).isEqualTo(200);
    }

    @Test
    void a_verifier_of_128_bytes_is_taken_as_the_salesforce_libraries_send_it() {
        var verifier = "v".repeat(171);
        var code = client.code(wish("code_challenge", Secrets.sha256(verifier)));

        assertThat(client.token(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                CALLBACK,
                                "code_verifier",
                                verifier)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void without_the_scope_refresh_token_there_is_none() {
        var answer = client.exchange(client.code(wish("scope", "api")));

        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.get("scope")).isEqualTo("api");
    }

    @Test
    void a_public_client_needs_no_secret_but_its_verifier() {
        var code = client.code(wish("client_id", "saddlebag-public"));

        var answer = client.token(form(
                "grant_type",
                "authorization_code",
                "client_id",
                "saddlebag-public",
                "code",
                code,
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                VERIFIER));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.token(form(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                "saddlebag-public",
                                "refresh_token",
                                answer.get("refresh_token")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_client_may_name_itself_by_http_basic() {
        var refreshToken = client.server.newRefreshToken("saddlebag", "demo@saddlebag.test");
        var form = form("grant_type", "refresh_token", "refresh_token", refreshToken);

        assertThat(basic("saddlebag:saddlebag-secret", form).status()).isEqualTo(200);
        assertThat(basic("saddlebag:saddlebag%2Dsecret", form).status()).isEqualTo(200);
        assertThat(basic("saddlebag:saddlebag%2", form).error())
                .isEqualTo("400 invalid_client: invalid client credentials");
        assertThat(basic("saddlebag:wrong", form).error()).isEqualTo("400 invalid_client: invalid client credentials");
        assertThat(basic("nonsense", form).error()).isEqualTo("400 invalid_client: invalid client credentials");
    }

    private Client.Told basic(String credentials, Map<String, String> form) {
        var header = "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return Client.told(
                client.server.token(client.post("/services/oauth2/token", form, Map.of("authorization", header))));
    }

    @Test
    void what_is_wrong_with_the_request_itself_is_said() {
        assertThat(client.token("grant_type", "refresh_token", "client_id", "nobody")
                        .error())
                .isEqualTo("400 invalid_client_id: client identifier invalid");
        assertThat(client.token("grant_type", "refresh_token", "client_secret", "wrong")
                        .error())
                .isEqualTo("400 invalid_client: invalid client credentials");
        assertThat(client.token("grant_type", "refresh_token", "client_secret", "")
                        .error())
                .isEqualTo("400 invalid_client: invalid client credentials");
        assertThat(client.token("grant_type", "device").error())
                .isEqualTo("400 unsupported_grant_type: grant type not supported");
        assertThat(client.refresh("").error()).isEqualTo("400 invalid_request: missing parameter");
        assertThat(client.token(Map.of()).error()).isEqualTo("400 invalid_request: missing parameter");
        assertThat(Client.told(client.server.token(client.get("/services/oauth2/token", Map.of(), Map.of())))
                        .error())
                .isEqualTo("400 invalid_request: must use HTTP POST");
    }

    @Test
    void a_flow_that_the_app_does_not_have_is_refused() {
        client.server.register(App.saddlebag().withFlows(Set.of(GrantType.REFRESH_TOKEN)));

        assertThat(client.token("grant_type", "client_credentials").error())
                .isEqualTo("400 unauthorized_client: flow not enabled for this client");
    }

    @Test
    void client_credentials_act_as_the_run_as_user_and_get_no_refresh_token() {
        var answer = client.token("grant_type", "client_credentials");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(client.server.of(answer.get("access_token")))
                .hasValueSatisfying(session -> assertThat(session.username()).isEqualTo("demo@saddlebag.test"));
    }

    @Test
    void client_credentials_need_a_run_as_user_a_scope_and_a_my_domain() {
        client.server.register(App.saddlebag().withRunAs(Optional.empty()));
        assertThat(client.token("grant_type", "client_credentials").error())
                .isEqualTo("400 invalid_grant: no client credentials user enabled");

        client.server.register(App.saddlebag().withScopes(""));
        assertThat(client.token("grant_type", "client_credentials").error())
                .isEqualTo("400 invalid_grant: no valid scopes defined");

        client.server.register(App.saddlebag());
        client.baseUrl = "https://login.salesforce.com";
        assertThat(client.token("grant_type", "client_credentials").error())
                .isEqualTo("400 invalid_grant: request not supported on this domain");
    }

    @Test
    void user_and_password_are_taken_unless_the_org_has_switched_it_off() {
        assertThat(password("demo@saddlebag.test", "saddlebag").status()).isEqualTo(200);
        assertThat(password("Demo@Saddlebag.Test", "saddlebag").status()).isEqualTo(200);
        assertThat(password("demo@saddlebag.test", "wrong").error())
                .isEqualTo("400 invalid_grant: authentication failure");
        assertThat(password("nobody@saddlebag.test", "saddlebag").error())
                .isEqualTo("400 invalid_grant: authentication failure");

        client.server.change(OAuthSettings.standard().withPasswordFlow(false));
        assertThat(password("demo@saddlebag.test", "saddlebag").error())
                .isEqualTo("400 invalid_grant: authentication failure");
    }

    private Client.Told password(String username, String password) {
        return client.token("grant_type", "password", "username", username, "password", password);
    }

    @Test
    void nobody_signs_in_to_a_blocked_app_or_an_inactive_org_or_as_an_inactive_user() {
        var refreshToken = client.signIn().get("refresh_token");

        client.server.register(App.saddlebag().withAccess(App.Access.BLOCKED));
        assertThat(client.refresh(refreshToken).error())
                .isEqualTo("400 invalid_app_access: user is not admin approved to access this app");
        client.server.register(App.saddlebag());

        client.server.register(User.demo().withActive(false));
        assertThat(client.refresh(refreshToken).error()).isEqualTo("400 inactive_user: user is inactive");
        client.server.register(new Organization("00D5e0000000001EAA", "Gone", false));
        assertThat(client.refresh(refreshToken).error()).isEqualTo("400 inactive_org: organization is inactive");
    }

    @Test
    void an_app_that_is_not_installed_serves_only_those_who_used_it_before() {
        var refreshToken = client.signIn().get("refresh_token");
        client.server.register(App.saddlebag().withAccess(App.Access.NOT_INSTALLED));

        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
        assertThat(client.signIn().status()).isEqualTo(200);
        assertThat(client.token("grant_type", "client_credentials").error())
                .isEqualTo("400 invalid_client_id: client identifier invalid");
        assertThat(password("demo@saddlebag.test", "saddlebag").error())
                .isEqualTo("400 invalid_client_id: client identifier invalid");
    }

    @Test
    void more_than_the_allowed_logins_in_an_hour_are_refused_and_the_refresh_token_lives() {
        client.server.change(OAuthSettings.standard().withLoginsPerUserAndHour(2));
        client.server.register(App.saddlebag().withRotation(true));
        var refreshToken = client.signIn().get("refresh_token");
        var second = client.refresh(refreshToken).get("refresh_token");

        assertThat(client.refresh(second).error()).isEqualTo("400 invalid_grant: login rate exceeded");
        client.clock.forward(Duration.ofHours(1));
        assertThat(client.refresh(second).status()).isEqualTo(200);
    }
}
