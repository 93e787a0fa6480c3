package io.saddlebag.simulator.oauth;

import static io.saddlebag.simulator.oauth.Client.CALLBACK;
import static io.saddlebag.simulator.oauth.Client.wish;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizeTest {

    private final Client client = new Client();

    @Test
    void the_page_asks_for_user_and_consent_and_carries_the_parameters_along_escaped() {
        var page = client.page(wish("state", "\"><script>alert(1)</script>", "login_hint", "a<b"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).containsEntry("Content-Type", "text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("Saddlebag Simulator", "api refresh_token", "value=\"allow\"", "value=\"deny\"")
                .contains("&quot;&gt;&lt;script&gt;", "value=\"a&lt;b\"")
                .doesNotContain("<script>");
    }

    @Test
    void allowing_sends_the_browser_to_the_callback_with_a_code_and_the_state_unchanged() {
        var answer = client.decide("allow", wish());

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().get("Location"))
                .startsWith(CALLBACK + "?code=aPrx")
                .contains("%3D%3D");
        assertThat(answer.location("state")).isEqualTo("s 1&2=3");
    }

    @Test
    void denying_sends_the_browser_back_with_access_denied_and_the_state() {
        var answer = client.decide("deny", wish());

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location("error")).isEqualTo("access_denied");
        assertThat(answer.location("error_description")).isEqualTo("end-user denied authorization");
        assertThat(answer.location("state")).isEqualTo("s 1&2=3");
    }

    @Test
    void a_wrong_password_shows_the_page_again_and_keeps_the_user_name() {
        var form = wish("username", "demo@saddlebag.test", "password", "wrong", "decision", "allow");
        var page = Client.told(
                client.server.authorize(client.post("/services/oauth2/authorize", form, java.util.Map.of())));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Please check your username and password.", "value=\"demo@saddlebag.test\"")
                .doesNotContain("wrong");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void what_the_client_must_not_hear_sends_the_browser_to_a_page_of_the_same_host(
            String parameter, String value, String told) {
        var answer = client.decide("allow", wish(parameter, value));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.headers().get("Location"))
                .isEqualTo("http://127.0.0.1:8090/setup/secur/RemoteAccessErrorPage.apexp?" + told);
    }

    static Stream<Arguments> pages() {
        var mismatch = "error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration";
        return Stream.of(
                Arguments.of(
                        "client_id",
                        "nobody",
                        "error=invalid_client_id&error_description=client%20identifier%20invalid"),
                Arguments.of("client_id", "", "error=invalid_request&error_description=missing%20parameter"),
                Arguments.of(
                        "scope",
                        "api bogus",
                        "error=invalid_scope&error_description=the+requested+scope+is+not+allowed"),
                Arguments.of("redirect_uri", "http://127.0.0.1:1717/oauth/callback", mismatch),
                Arguments.of("redirect_uri", "http://localhost:1718/oauth/callback", mismatch),
                Arguments.of("redirect_uri", CALLBACK + "/", mismatch));
    }

    @ParameterizedTest
    @MethodSource("redirected")
    void what_the_client_did_wrong_is_told_to_its_callback(String parameter, String value, String error) {
        var answer = client.page(wish(parameter, value));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location("error") + ": " + answer.location("error_description"))
                .isEqualTo(error);
        assertThat(answer.location("state")).isEqualTo("s 1&2=3");
    }

    static Stream<Arguments> redirected() {
        return Stream.of(
                Arguments.of("response_type", "token", "unsupported_response_type: response type is not supported"),
                Arguments.of("code_challenge", "short", "invalid_request: invalid code challenge"),
                Arguments.of("code_challenge_method", "plain", "invalid_request: invalid code challenge"),
                Arguments.of("immediate", "true", "immediate_unsuccessful: immediate mode cannot sign in"),
                Arguments.of("prompt", "none", "interaction_required: the user must sign in"));
    }

    @Test
    void an_app_that_requires_pkce_and_every_public_client_must_send_a_challenge() {
        client.server.register(App.saddlebag().withPkceRequired(true));

        assertThat(client.page(wish("code_challenge", "")).location("error_description"))
                .isEqualTo("missing required code challenge");
        assertThat(client.page(wish("client_id", "saddlebag-public", "code_challenge", ""))
                        .location("error_description"))
                .isEqualTo("missing required code challenge");
        assertThat(client.page(wish()).status()).isEqualTo(200);
    }

    @Test
    void a_callback_may_be_another_one_that_is_registered_to_the_letter() {
        client.server.register(App.saddlebag().withCallbacks(List.of("https://acme.test/cb?a=1")));

        assertThat(client.decide("allow", wish("redirect_uri", "https://acme.test/cb?a=1"))
                        .headers()
                        .get("Location"))
                .startsWith("https://acme.test/cb?a=1&code=aPrx");
    }

    @Test
    void an_app_that_is_blocked_or_denied_is_told_to_the_callback() {
        client.server.register(App.saddlebag().withAccess(App.Access.BLOCKED));
        assertThat(client.decide("allow", wish()).location("error")).isEqualTo("OAUTH_APP_BLOCKED");

        client.server.register(App.saddlebag().withAccess(App.Access.DENIED));
        assertThat(client.decide("allow", wish()).location("error")).isEqualTo("OAUTH_APP_ACCESS_DENIED");
    }

    @Test
    void an_inactive_user_or_org_is_told_to_the_callback() {
        client.server.register(User.demo().withActive(false));
        assertThat(client.decide("allow", wish()).location("error")).isEqualTo("inactive_user");

        client.server.register(new Organization("00D5e0000000001EAA", "Gone", false));
        assertThat(client.decide("allow", wish()).location("error")).isEqualTo("inactive_org");
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMIT_EXCEEDED, rate_limit_exceeded",
        "NO_ACCESS, no_access",
        "SERVER_ERROR, server_error",
        "INVALID_APP_ACCESS, invalid_app_access"
    })
    void what_nobody_can_bring_about_is_told_to_the_callback_where_it_is_ordered(OAuthError error, String code) {
        client.server.nextAuthorize(error);

        assertThat(client.page(wish()).location("error")).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void any_error_can_be_ordered(OAuthError error) {
        client.server.nextAuthorize(error);

        var answer = client.page(wish());

        assertThat(answer.location("error")).isEqualTo(error.code());
        assertThat(answer.headers().get("Location").startsWith(CALLBACK)).isEqualTo(error.shown() == Shown.CALLBACK);
        assertThat(client.page(wish()).status()).isEqualTo(200);
    }
}
