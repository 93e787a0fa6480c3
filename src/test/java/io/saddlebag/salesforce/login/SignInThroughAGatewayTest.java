package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Gateway;
import io.saddlebag.simulator.Simulator;
import java.nio.file.Path;
import java.time.InstantSource;
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
