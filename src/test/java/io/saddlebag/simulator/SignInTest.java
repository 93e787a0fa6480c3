package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import io.saddlebag.simulator.oauth.GrantType;
import io.saddlebag.simulator.oauth.OAuthError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in over HTTP, from the authorize page to the first call. */
class SignInTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = Simulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void a_browser_is_asked_and_its_code_opens_the_rest_api() throws Exception {
        var wish = "response_type=code&client_id=saddlebag-public&state=s1"
                + "&redirect_uri=" + encoded("http://localhost:1717/oauth/callback")
                + "&code_challenge=" + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assertThat(get("/services/oauth2/authorize?" + wish, "").body()).contains("Log in to Saddlebag Simulator");
        var callback = post(
                        "/services/oauth2/authorize",
                        wish + "&username=demo%40saddlebag.test&password=saddlebag&decision=allow")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(callback)
                .startsWith("http://localhost:1717/oauth/callback?code=aPrx")
                .endsWith("&state=s1");

        var answer = json(post(
                "/services/oauth2/token",
                "grant_type=authorization_code&client_id=saddlebag-public&code="
                        + callback.replaceAll(".*code=|&.*", "")
                        + "&redirect_uri=" + encoded("http://localhost:1717/oauth/callback")
                        + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));

        var token = answer.path("access_token").asText();
        assertThat(answer.path("instance_url").asText()).isEqualTo(simulator.url());
        assertThat(get("/services/data/v66.0/limits", token).statusCode()).isEqualTo(200);
        assertThat(json(get(URI.create(answer.path("id").asText()).getPath(), token))
                        .path("username")
                        .asText())
                .isEqualTo("demo@saddlebag.test");
        assertThat(json(get(
                                "/services/data/v66.0/query?q="
                                        + encoded("SELECT Id, Name, IsSandbox FROM Organization"),
                                token))
                        .path("records")
                        .get(0)
                        .path("Name")
                        .asText())
                .isEqualTo("Saddlebag Simulator");
    }

    @Test
    void an_expired_session_is_refused_and_the_refresh_token_opens_another() throws Exception {
        var token = refreshed().path("access_token").asText();
        simulator.oauth().expireAll();

        var refused = get("/services/data/v66.0/limits", token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("INVALID_SESSION_ID");

        assertThat(get(
                                "/services/data/v66.0/limits",
                                refreshed().path("access_token").asText())
                        .statusCode())
                .isEqualTo(200);
        assertThat(simulator.oauth().counts().refreshes()).isEqualTo(2);
    }

    @Test
    void only_post_is_taken_at_the_token_endpoint() throws Exception {
        var answer = get("/services/oauth2/token", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error_description").asText()).isEqualTo("must use HTTP POST");
    }

    @ParameterizedTest
    @EnumSource
    void every_error_of_the_token_endpoint_can_be_ordered(OAuthError error) throws Exception {
        simulator.faults().next(Kind.TOKEN, error.fault());

        var refused = refresh();

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(json(refused).path("error").asText()).isEqualTo(error.code());
        assertThat(json(refused).path("error_description").asText()).isEqualTo(error.description());
        assertThat(refresh().statusCode()).isEqualTo(200);
    }

    @Test
    void a_maintenance_page_can_be_ordered_for_the_token_endpoint() throws Exception {
        simulator.faults().next(Kind.TOKEN, new Fault.ServerUnavailable(true));

        var answer = refresh();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void tokens_are_counted_by_grant() throws Exception {
        refresh();
        post(
                "/services/oauth2/token",
                "grant_type=client_credentials&client_id=saddlebag&client_secret=saddlebag-secret");

        assertThat(simulator.oauth().counts().tokens())
                .containsEntry(GrantType.REFRESH_TOKEN, 1L)
                .containsEntry(GrantType.CLIENT_CREDENTIALS, 1L);
    }

    @Test
    void the_settings_reach_the_apps() throws Exception {
        simulator.close();
        simulator = Simulator.start(
                Settings.defaults().withRotateRefreshTokens(true).withPasswordFlow(false));

        assertThat(refreshed().path("refresh_token").asText())
                .startsWith("5Aep861")
                .isNotEqualTo(simulator.refreshToken());
        assertThat(json(post(
                                "/services/oauth2/token",
                                "grant_type=password&client_id=saddlebag&client_secret=saddlebag-secret"
                                        + "&username=demo%40saddlebag.test&password=saddlebag"))
                        .path("error_description")
                        .asText())
                .isEqualTo("authentication failure");
    }

    private JsonNode refreshed() throws Exception {
        return json(refresh());
    }

    private HttpResponse<String> refresh() throws Exception {
        return post(
                "/services/oauth2/token",
                form(
                        "grant_type=refresh_token",
                        "client_id=saddlebag",
                        "client_secret=saddlebag-secret",
                        "refresh_token=" + simulator.refreshToken()));
    }

    private static String form(String... pairs) {
        return Arrays.stream(pairs).collect(Collectors.joining("&"));
    }

    private HttpResponse<String> get(String path, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(simulator.url() + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(simulator.url() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
