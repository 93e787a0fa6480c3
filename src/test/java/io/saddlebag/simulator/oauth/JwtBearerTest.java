package io.saddlebag.simulator.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JwtBearerTest {

    private static final String INVALID = "400 invalid_grant: invalid assertion";

    private final Client client = new Client();
    private final TestCertificate own = TestCertificate.ONE;

    @BeforeEach
    void register() {
        client.server.register(App.saddlebag().withCertificate(own.certificate()));
    }

    @Test
    void an_assertion_signed_with_the_registered_certificates_key_gets_a_session() {
        var answer = ask(own, claims());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(client.server.of(answer.get("access_token"))).isPresent();
    }

    @Test
    void an_app_with_full_access_gets_a_session_that_calls_the_api() {
        client.server.register(App.saddlebag().withScopes("full refresh_token").withCertificate(own.certificate()));

        var answer = ask(own, claims());

        assertThat(answer.get("scope")).isEqualTo("full");
        assertThat(client.server.of(answer.get("access_token")))
                .hasValueSatisfying(session -> assertThat(session.api()).isTrue());
    }

    @Test
    void a_signature_by_another_key_is_refused() {
        assertThat(ask(TestCertificate.OTHER, claims()).error()).isEqualTo(INVALID);
    }

    @Test
    void claims_that_were_changed_after_signing_are_refused() {
        var parts = Jwt.sign(claims(), "k", own.key()).split("\\.");
        var forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        claims().put("sub", "admin@saddlebag.test").toString().getBytes(StandardCharsets.UTF_8));

        assertThat(ask(parts[0] + "." + forged + "." + parts[2]).error()).isEqualTo(INVALID);
    }

    @Test
    void an_unsigned_assertion_is_refused() {
        var header = Base64.getUrlEncoder().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        var parts = Jwt.sign(claims(), "k", own.key()).split("\\.");

        assertThat(ask(header + "." + parts[1] + ".").error()).isEqualTo(INVALID);
        assertThat(ask("no.jwt").error()).isEqualTo(INVALID);
        assertThat(ask("a.b.c").error()).isEqualTo(INVALID);
    }

    @Test
    void the_audience_must_be_a_login_host() {
        assertThat(ask(own, claims().put("aud", "https://test.salesforce.com")).status())
                .isEqualTo(200);
        assertThat(ask(own, claims().put("aud", "https://example.org")).error())
                .isEqualTo("400 invalid_grant: Audience validation failed");
    }

    @Test
    void the_expiry_must_be_ahead_and_near() {
        var now = client.clock.instant();

        assertThat(ask(own, claims().put("exp", now.getEpochSecond())).error()).isEqualTo(INVALID);
        assertThat(ask(own, claims().put("exp", now.plus(Duration.ofMinutes(10)).getEpochSecond()))
                        .error())
                .isEqualTo(INVALID);
        assertThat(ask(own, claims().put("exp", String.valueOf(now.getEpochSecond() + 100)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_expiry_in_milliseconds_is_taken_as_the_salesforce_cli_sends_it() {
        assertThat(ask(own, claims().put("exp", client.clock.instant().toEpochMilli() + 300))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void issuer_and_subject_must_be_known() {
        assertThat(ask(own, claims().put("iss", "nobody")).error())
                .isEqualTo("400 invalid_client_id: client identifier invalid");
        assertThat(ask(own, claims().put("sub", "nobody@saddlebag.test")).error())
                .isEqualTo("400 invalid_grant: user not found");
    }

    @Test
    void a_user_who_has_not_approved_the_app_is_refused_until_he_has() {
        client.server.register(
                App.saddlebag().withCertificate(own.certificate()).withAccess(App.Access.USER_APPROVED));
        assertThat(ask(own, claims()).error()).isEqualTo("400 invalid_grant: user hasn't approved this consumer");

        client.decide("allow", Client.wish());
        assertThat(ask(own, claims()).status()).isEqualTo(200);
    }

    private ObjectNode claims() {
        return new ObjectMapper()
                .createObjectNode()
                .put("iss", "saddlebag")
                .put("sub", "demo@saddlebag.test")
                .put("aud", "https://login.salesforce.com")
                .put("exp", client.clock.instant().getEpochSecond() + 180);
    }

    private Client.Told ask(TestCertificate signer, ObjectNode claims) {
        return ask(Jwt.sign(claims, "k", signer.key()));
    }

    private Client.Told ask(String assertion) {
        return client.token(
                Client.form("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
    }
}
