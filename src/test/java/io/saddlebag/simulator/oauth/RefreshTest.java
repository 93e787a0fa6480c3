package io.saddlebag.simulator.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.simulator.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RefreshTest {

    private static final String REFUSED = "400 invalid_grant: expired access/refresh token";

    private final Client client = new Client();

    @Test
    void without_rotation_the_same_refresh_token_works_again_and_again() {
        var refreshToken = client.signIn().get("refresh_token");

        var first = client.refresh(refreshToken);
        var second = client.refresh(refreshToken);

        assertThat(first.json().has("refresh_token")).isFalse();
        assertThat(first.get("access_token")).isNotEqualTo(second.get("access_token"));
        assertThat(client.server.of(first.get("access_token"))).isPresent();
        assertThat(client.server.of(second.get("access_token"))).isPresent();
        assertThat(client.server.counts().refreshes()).isEqualTo(2);
    }

    @Test
    void with_rotation_each_refresh_token_works_once() {
        client.server.register(App.saddlebag().withRotation(true));
        var first = client.signIn().get("refresh_token");

        var second = client.refresh(first).get("refresh_token");
        var third = client.refresh(second).get("refresh_token");

        assertThat(third).startsWith("5Aep861").isNotEqualTo(second);
        assertThat(client.server.counts().familiesRevoked()).isZero();
    }

    @Test
    void a_rotated_token_used_again_ends_the_whole_family() {
        client.server.register(App.saddlebag().withRotation(true));
        var first = client.signIn().get("refresh_token");
        var answer = client.refresh(first);

        assertThat(client.refresh(first).error()).isEqualTo(REFUSED);

        assertThat(client.refresh(answer.get("refresh_token")).error()).isEqualTo(REFUSED);
        assertThat(client.server.of(answer.get("access_token"))).isEmpty();
        assertThat(client.server.counts().familiesRevoked()).isEqualTo(1);
    }

    @Test
    void another_apps_refresh_token_is_refused_and_stays_good() {
        var refreshToken = client.signIn().get("refresh_token");

        assertThat(client.token(Client.form(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                "saddlebag-public",
                                "refresh_token",
                                refreshToken))
                        .error())
                .isEqualTo(REFUSED);
        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
    }

    @Test
    void the_sixth_grant_of_a_user_and_app_silently_ends_the_oldest() {
        var tokens = new ArrayList<String>();
        for (int n = 0; n < 6; n++) {
            tokens.add(client.signIn().get("refresh_token"));
        }

        assertThat(client.refresh(tokens.get(0)).error()).isEqualTo(REFUSED);
        assertThat(client.refresh(tokens.get(1)).status()).isEqualTo(200);
        assertThat(client.refresh(tokens.get(5)).status()).isEqualTo(200);
    }

    @Test
    void an_idle_limit_slides_and_an_age_does_not() {
        client.server.change(OAuthSettings.standard().withRefreshIdleLimit(Duration.ofDays(30)));
        var refreshToken = client.signIn().get("refresh_token");
        client.clock.forward(Duration.ofDays(29));
        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
        client.clock.forward(Duration.ofDays(29));
        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);

        client.server.change(client.server.settings().withRefreshAge(Duration.ofDays(60)));
        client.clock.forward(Duration.ofDays(1));
        assertThat(client.refresh(refreshToken).status()).isEqualTo(200);
        client.clock.forward(Duration.ofDays(1));
        assertThat(client.refresh(refreshToken).error()).isEqualTo(REFUSED);
    }

    @Test
    void an_unused_refresh_token_ends_at_the_idle_limit() {
        client.server.change(OAuthSettings.standard().withRefreshIdleLimit(Duration.ofDays(30)));
        var refreshToken = client.signIn().get("refresh_token");
        client.clock.forward(Duration.ofDays(30));

        assertThat(client.refresh(refreshToken).error()).isEqualTo(REFUSED);
    }

    @Test
    void a_session_lives_on_while_it_is_used_and_ends_when_it_is_not() {
        var token = client.signIn().get("access_token");

        client.clock.forward(Duration.ofMinutes(119));
        assertThat(client.server.of(token)).isPresent();
        client.clock.forward(Duration.ofMinutes(119));
        assertThat(client.server.of(token)).isPresent();
        client.clock.forward(Duration.ofMinutes(120));
        assertThat(client.server.of(token)).isEmpty();
        assertThat(client.server.of(token)).isEmpty();
        assertThat(client.server.counts().sessionsExpired()).isEqualTo(1);
    }

    @Test
    void where_use_does_not_extend_it_a_session_ends_when_its_time_is_over() {
        client.server.change(OAuthSettings.standard().withUseExtendingSessions(false));
        var token = client.signIn().get("access_token");

        client.clock.forward(Duration.ofMinutes(119));
        assertThat(client.server.of(token)).isPresent();
        client.clock.forward(Duration.ofMinutes(1));
        assertThat(client.server.of(token)).isEmpty();
    }

    @Test
    void sessions_end_on_demand_and_their_refresh_tokens_live_on() {
        var one = client.signIn();
        var other = client.signIn();

        client.server.expire(one.get("access_token"));
        assertThat(client.server.of(one.get("access_token"))).isEmpty();
        assertThat(client.server.of(other.get("access_token"))).isPresent();
        client.server.expireAll();
        assertThat(client.server.of(other.get("access_token"))).isEmpty();
        assertThat(client.refresh(one.get("refresh_token")).status()).isEqualTo(200);
        assertThat(client.server.counts().sessionsExpired()).isEqualTo(2);
    }

    @Test
    void a_session_names_user_and_org_and_ends_with_its_user() {
        var token = client.signIn().get("access_token");

        assertThat(client.server.of(token))
                .contains(new Session("0055e0000000001AAA", "demo@saddlebag.test", "00D5e0000000001EAA", true));
        client.server.register(User.demo().withActive(false));
        assertThat(client.server.of(token)).isEmpty();
    }
}
