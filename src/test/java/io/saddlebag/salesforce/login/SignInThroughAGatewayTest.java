package io.saddlebag.salesforce.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Gateway;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInThroughAGatewayTest {

    private static final String WORKS = "Signing in works, by client credentials: Demo User (demo@saddlebag.test)"
            + " in Saddlebag Simulator (Production).";

    @TempDir
    private Path state;

    private Simulator simulator;
    private Gateway gateway;

    @BeforeEach
    void start() throws Exception {
        simulator = Simulator.start();
        gateway = new Gateway(simulator.url(), "/crm");
    }

    @AfterEach
    void stop() {
        gateway.close();
        simulator.close();
    }

    @Test
    void the_user_is_named_where_salesforce_is_reached_by_a_path_of_a_proxy() {
        assertThat(check().sentences()).containsExactly(WORKS);
    }

    @Test
    void the_user_is_named_where_the_instance_url_ends_with_a_slash() {
        gateway.changes(
                "/token",
                real -> new Gateway.Page(
                        real.status(),
                        real.type(),
                        real.body().replace(gateway.url() + "\",", gateway.url() + "/\",")));

        assertThat(check().sentences()).containsExactly(WORKS);
    }

    @Test
    void a_gateway_that_fails_in_json_is_no_refusal_of_the_login() {
        gateway.answers("/token", 502, "application/json", "{\"error\":\"Bad Gateway\"}");

        assertThat(check()).isEqualTo(notSalesforce(502));
    }

    @Test
    void a_page_in_place_of_a_token_is_told_as_one() {
        gateway.answers("/token", 200, "text/html", "<html>Maintenance</html>");

        assertThat(check()).isEqualTo(notSalesforce(200));
    }

    @Test
    void a_token_answer_in_an_unknown_charset_is_told_as_an_answer_that_cannot_be_read() {
        gateway.answers("/token", 200, "application/json;charset=klingon", "{}");

        assertThat(check().sentences()).singleElement().asString().contains("'klingon', which is no charset");
    }

    @Test
    void what_a_gateway_repeats_of_the_request_is_told_without_its_secrets_and_in_a_short_line() {
        var encoded = Base64.getEncoder().encodeToString("saddlebag:saddlebag-secret".getBytes(UTF_8));
        var repeated = "client_secret=saddlebag-secret or saddlebag-secret, " + encoded + " or so".repeat(1000);
        gateway.answers(
                "/token",
                400,
                "application/json",
                "{\"error\":\"refused\",\"error_description\":\"" + repeated + "\"}");

        assertThat(check().sentences())
                .singleElement()
                .asString()
                .contains("(refused: client_secret=*** or ***, …")
                .doesNotContain("saddlebag-secret", encoded)
                .hasSizeLessThan(400);
    }

    @Test
    void the_callback_of_a_login_that_repeats_the_secret_is_told_without_it() {
        var refused = SignInFailure.Refused.of(
                "e".repeat(1000),
                "5Aep861LWKYQfm8F2nHdJVaMXSXGBSNTmvFzzPzwdmUUCS5QcCh",
                new SignInFailure.Subject("the user", "the app", "", gateway.url(), Way.BROWSER));

        assertThat(refused.sentence()).contains("(…: ***)").hasSizeLessThan(200);
    }

    @Test
    void an_instance_url_that_repeats_the_secret_is_told_without_it() {
        gateway.changes(
                "/token",
                real -> new Gateway.Page(
                        200,
                        real.type(),
                        real.body().replace(gateway.url() + "\",", "https://acme.test/saddlebag-secret\",")));

        assertThat(check().sentences())
                .singleElement()
                .asString()
                .contains("instance URL 'https://acme.test/***', which");
    }

    @Test
    void a_name_that_repeats_the_access_token_is_told_and_stored_without_it_and_in_a_short_line() {
        gateway.answers(
                "/id/",
                200,
                "application/json",
                "{\"display_name\":\"Bearer 00D5e0000000001!AQEAQNoTokenOfAnybody0123456789\",\"username\":\""
                        + "ada ".repeat(1000) + "\"}");

        assertThat(check().sentences())
                .singleElement()
                .asString()
                .contains("Bearer *** (ada ada ")
                .hasSizeLessThan(400);
    }

    @Test
    void members_of_a_token_answer_that_are_null_are_as_good_as_missing() {
        var granted =
                "{\"access_token\":\"t\",\"refresh_token\":null,\"instance_url\":\"https://acme.my.salesforce.com\","
                        + "\"id\":\"https://login.salesforce.com/id/00D5e0000000001EAA/0055e0000000001AAA\"}";

        assertThat(TokenAnswer.read(200, granted))
                .isInstanceOfSatisfying(TokenAnswer.Granted.class, answer -> assertThat(answer.refreshToken())
                        .isEmpty());
        assertThat(TokenAnswer.read(200, granted.replace("\"t\"", "null"))).isEqualTo(new TokenAnswer.Unreadable(200));
        assertThat(TokenAnswer.read(400, "{\"error\":\"invalid_grant\",\"error_description\":null}"))
                .isEqualTo(new TokenAnswer.Refused("invalid_grant", ""));
    }

    private LoginCheck.Result notSalesforce(int status) {
        return new LoginCheck.Result(
                false,
                false,
                List.of("Cannot sign in at " + gateway.url() + " (HTTP status " + status
                        + " and a page that is no answer to a sign-in). Check the network and"
                        + " camel.component.salesforce.login-url."));
    }

    private LoginCheck.Result check() {
        Map<String, String> settings = Loader.settings(simulator, LoginSettings.LOGIN_URL, gateway.url());
        return LoginCheck.of(new LoginSettings(settings, state), new CredentialsStore(state), InstantSource.system());
    }
}
