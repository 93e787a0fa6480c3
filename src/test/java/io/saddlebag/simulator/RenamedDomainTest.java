package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.Client.Reply;
import io.saddlebag.simulator.oauth.App;
import io.saddlebag.simulator.oauth.RenamedDomain;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An org whose My Domain was 127.0.0.1 and is localhost now. */
class RenamedDomainTest extends WithSimulator {

    private static final String CREDENTIALS =
            "grant_type=client_credentials&client_id=saddlebag&client_secret=saddlebag-secret";

    private String before;
    private String now;
    private String refreshToken;

    @BeforeEach
    void rename() {
        before = salesforce.url();
        now = before.replace("127.0.0.1", "localhost");
        refreshToken = new Approval(client, App.saddlebag())
                .signIn(Map.of())
                .path("refresh_token")
                .asText();
        salesforce.oauth().renameMyDomain(new RenamedDomain("127.0.0.1", "localhost", true));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /services/data/v66.0/limits, 301",
        "GET, /services/data/v66.0/query?q=SELECT%20Id%20FROM%20Contact%20WHERE%20LastName%20LIKE%20%27%25a%2Bb%27, 301",
        "GET, /services/oauth2/authorize?response_type=code&client_id=saddlebag, 301",
        "POST, /services/oauth2/token, 307",
        "POST, /services/data/v66.0/composite/sobjects, 307",
        "PATCH, /services/data/v66.0/sobjects/Contact/Ext__c/a%2Fb, 307",
        "DELETE, /services/data/v66.0/sobjects/Contact/003000000000001, 307",
        "GET, /nonsense, 301",
    })
    void every_request_for_the_previous_name_is_redirected_to_the_same_path(String method, String path, int status) {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(before + path)).method(method, BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Location")).isEqualTo(now + path);
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void a_new_sign_in_at_the_new_name_names_it_as_the_instance() {
        var answer = token(now, CREDENTIALS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("instance_url").asText()).isEqualTo(now);
        assertThat(answer.json().path("id").asText()).startsWith(now + "/id/00D");
        assertThat(limits(now, answer.json().path("access_token").asText()).status())
                .isEqualTo(200);
    }

    @Test
    void a_session_of_before_has_ended_and_its_refresh_token_opens_another_at_the_new_name() {
        assertThat(limits(now, client.token()).error()).startsWith("401 INVALID_SESSION_ID");

        var refreshed = token(
                now,
                "grant_type=refresh_token&client_id=saddlebag&client_secret=saddlebag-secret&refresh_token="
                        + refreshToken);

        assertThat(refreshed.json().path("instance_url").asText()).isEqualTo(now);
    }

    @Test
    void once_the_redirects_end_the_previous_name_no_longer_exists(@TempDir Path folder) throws Exception {
        salesforce.plant(Files.writeString(folder.resolve("seed.json"), """
                {"policies": {"renamedMyDomain": {"from": "127.0.0.1", "to": "localhost", "redirects": false}}}
                """));

        var answer = token(before, CREDENTIALS);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("URL No Longer Exists");
        assertThat(token(now, CREDENTIALS).status()).isEqualTo(200);
    }

    @Test
    void the_simulators_own_endpoints_keep_every_name() {
        assertThat(client.send(HttpRequest.newBuilder(URI.create(before + "/simulator")))
                        .status())
                .isEqualTo(200);
    }

    private Reply token(String url, String body) {
        return client.send(HttpRequest.newBuilder(URI.create(url + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private Reply limits(String url, String token) {
        return client.send(HttpRequest.newBuilder(URI.create(url + Client.DATA + "/limits"))
                .header("Authorization", "Bearer " + token));
    }
}
