package io.saddlebag.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.MovableClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Salesforce retires the username-password flow on 20 February 2027. */
class PasswordFlowEndTest extends WithSimulator {

    @Override
    Settings settings() {
        return Settings.defaults().withClock(MovableClock.at("2027-02-18T23:59:00Z"));
    }

    @Test
    void user_and_password_are_taken_until_the_day_comes_and_then_refused_as_where_an_admin_blocks_the_flow() {
        forward("24h");
        assertThat(client.byPassword().status()).isEqualTo(200);

        forward("1m");
        var refused = client.byPassword();

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .isEqualTo("{\"error\":\"invalid_grant\",\"error_description\":\"authentication failure\"}");
    }

    @Test
    void other_ways_to_sign_in_and_a_session_that_is_open_live_on() {
        forward("24h");
        client.use(client.byPassword().json().path("access_token").asText());
        forward("30m");

        assertThat(client.get("/limits").status()).isEqualTo(200);
        client.signIn();
        assertThat(client.get("/limits").status()).isEqualTo(200);
    }

    private void forward(String time) {
        client.send(HttpRequest.newBuilder(URI.create(salesforce.url() + "/simulator/clock"))
                .POST(BodyPublishers.ofString("{\"advance\": \"" + time + "\"}")));
    }
}
