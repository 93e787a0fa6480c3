package io.saddlebag.simulator.oauth;

import static io.saddlebag.simulator.oauth.Client.bearer;
import static io.saddlebag.simulator.oauth.Client.form;
import static io.saddlebag.simulator.oauth.Client.told;
import static io.saddlebag.simulator.oauth.Client.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IdentityTest {

    private static final String IDENTITY = "/id/00D5e0000000001EAA/0055e0000000001AAA";

    private final Client client = new Client();

    @Test
    void the_identity_url_and_userinfo_tell_who_a_token_is() {
        var token = client.signIn().get("access_token");

        var identity = identity(IDENTITY, token);
        assertThat(identity.status()).isEqualTo(200);
        assertThat(identity.get("username")).isEqualTo("demo@saddlebag.test");
        assertThat(identity.get("display_name")).isEqualTo("Demo User");
        assertThat(identity.get("first_name")).isEqualTo("Demo");
        assertThat(identity.get("last_name")).isEqualTo("User");
        assertThat(identity.json().path("urls").path("rest").asText())
                .isEqualTo("http://127.0.0.1:8090/services/data/v{version}/");

        var userinfo = told(client.server.userinfo(client.get("/services/oauth2/userinfo", Map.of(), bearer(token))));
        assertThat(userinfo.get("preferred_username")).isEqualTo("demo@saddlebag.test");
        assertThat(userinfo.get("given_name")).isEqualTo("Demo");
        assertThat(userinfo.get("family_name")).isEqualTo("User");
        assertThat(userinfo.get("organization_id")).isEqualTo("00D5e0000000001EAA");
    }

    @Test
    void what_is_wrong_is_told_in_plain_text() {
        var token = client.signIn().get("access_token");

        assertThat(identity(IDENTITY, "bad")).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("Bad_OAuth_Token");
            assertThat(answer.headers().get("Content-Type")).startsWith("text/plain");
        });
        assertThat(told(client.server.identity(client.get(IDENTITY, Map.of(), Map.of())))
                        .body())
                .isEqualTo("Missing_OAuth_Token");
        assertThat(identity("/id/00D000000000009EAA/0055e0000000001AAA", token).body())
                .isEqualTo("Wrong_Org");
        assertThat(identity("/id/00D5e0000000001EAA/005000000000009AAA", token)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("Bad_Id");
        });
        assertThat(identity("/id", token).body()).isEqualTo("Wrong_Org");
    }

    @Test
    void asked_on_a_login_host_the_identity_url_sends_the_client_to_the_instance() {
        client.server.change(OAuthSettings.standard().withLoginHosts(Set.of("localhost"), "http://127.0.0.1:8090"));
        client.baseUrl = "http://localhost:8090";
        var answer = client.signIn();
        assertThat(answer.get("instance_url")).isEqualTo("http://127.0.0.1:8090");
        assertThat(answer.get("id")).startsWith("http://localhost:8090/id/");

        var redirect = identity(IDENTITY, answer.get("access_token"));

        assertThat(redirect.status()).isEqualTo(302);
        assertThat(redirect.headers()).containsEntry("Location", "http://127.0.0.1:8090" + IDENTITY);
    }

    private Client.Told identity(String path, String token) {
        return told(client.server.identity(client.get(path, Map.of(), bearer(token))));
    }

    @Test
    void revoking_a_refresh_token_ends_its_sessions_and_revoking_a_session_ends_only_that() {
        var answer = client.signIn();
        var second = client.refresh(answer.get("refresh_token")).get("access_token");

        assertThat(revoke(answer.get("access_token")).status()).isEqualTo(200);
        assertThat(client.server.of(answer.get("access_token"))).isEmpty();
        assertThat(client.server.of(second)).isPresent();

        assertThat(revoke(answer.get("refresh_token"))).satisfies(revoked -> {
            assertThat(revoked.status()).isEqualTo(200);
            assertThat(revoked.body()).isEmpty();
            // A client that reads JSON and nothing else, simple-oauth2 for one, asks for the type even of nothing.
            assertThat(revoked.headers()).containsEntry("Content-Type", "application/json;charset=UTF-8");
        });
        assertThat(client.server.of(second)).isEmpty();
        assertThat(client.refresh(answer.get("refresh_token")).error())
                .isEqualTo("400 invalid_grant: expired access/refresh token");
        assertThat(revoke(second).get("error")).isEqualTo("invalid_token");
    }

    @Test
    void a_token_can_also_be_revoked_by_get_and_an_unknown_kind_of_token_not_at_all() {
        var token = client.signIn().get("access_token");

        assertThat(told(client.server.revoke(client.get("/services/oauth2/revoke", form("token", token), Map.of())))
                        .status())
                .isEqualTo(200);
        assertThat(told(client.server.revoke(client.post(
                                "/services/oauth2/revoke",
                                form("token", token, "token_type_hint", "cookie"),
                                Map.of())))
                        .get("error"))
                .isEqualTo("unsupported_token_type");
    }

    private Client.Told revoke(String token) {
        return told(client.server.revoke(client.post("/services/oauth2/revoke", form("token", token), Map.of())));
    }

    @Test
    void introspection_tells_what_lives_and_for_how_long() {
        client.server.change(OAuthSettings.standard().withRefreshIdleLimit(Duration.ofDays(30)));
        var answer = client.signIn();
        var now = client.clock.instant().getEpochSecond();

        var access = introspect(answer.get("access_token")).json();
        assertThat(access.path("active").asBoolean()).isTrue();
        assertThat(access.path("scope").asText()).isEqualTo("api refresh_token");
        assertThat(access.path("client_id").asText()).isEqualTo("saddlebag");
        assertThat(access.path("username").asText()).isEqualTo("demo@saddlebag.test");
        assertThat(access.path("sub").asText()).endsWith(IDENTITY);
        assertThat(access.path("token_type").asText()).isEqualTo("access_token");
        assertThat(access.path("exp").asLong()).isEqualTo(now + 7200);

        var refresh = introspect(answer.get("refresh_token")).json();
        assertThat(refresh.path("token_type").asText()).isEqualTo("refresh_token");
        assertThat(refresh.path("exp").asLong()).isEqualTo(now + 30 * 86400);

        assertThat(introspect("dead").body()).isEqualTo("{\"active\":false}");
    }

    private Client.Told introspect(String token) {
        return told(client.server.introspect(client.post(
                "/services/oauth2/introspect",
                form("token", token, "client_id", "saddlebag", "client_secret", "saddlebag-secret"),
                Map.of())));
    }

    @Test
    void an_id_token_is_signed_with_the_key_that_is_published() throws Exception {
        var answer = client.exchange(client.code(wish("scope", "openid api", "nonce", "n-1")));
        var jwt = Jwt.parse(answer.get("id_token")).orElseThrow();
        var jwk = told(client.server.keys(client.get("/id/keys", Map.of(), Map.of())))
                .json()
                .path("keys")
                .get(0);

        var key = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        number(jwk.path("n").asText()), number(jwk.path("e").asText())));

        assertThat(jwt.isSignedBy(key)).isTrue();
        assertThat(jwt.header().path("kid").asText()).isEqualTo(jwk.path("kid").asText());
        assertThat(jwt.text("aud")).isEqualTo("saddlebag");
        assertThat(jwt.text("iss")).isEqualTo("http://127.0.0.1:8090");
        assertThat(jwt.text("sub")).endsWith(IDENTITY);
        assertThat(jwt.text("nonce")).isEqualTo("n-1");
        assertThat(jwt.seconds("exp")).isGreaterThan(client.clock.instant().getEpochSecond());
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }

    @Test
    void the_openid_configuration_names_every_endpoint() {
        var configuration = told(client.server.openidConfiguration(
                        client.get("/.well-known/openid-configuration", Map.of(), Map.of())))
                .json();

        assertThat(configuration.path("issuer").asText()).isEqualTo("http://127.0.0.1:8090");
        assertThat(configuration.path("token_endpoint").asText())
                .isEqualTo("http://127.0.0.1:8090/services/oauth2/token");
        assertThat(configuration.path("jwks_uri").asText()).isEqualTo("http://127.0.0.1:8090/id/keys");
    }
}
