package io.saddlebag.salesforce.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordFlowSentenceTest {

    private static final Map<String, String> PASSWORD =
            Map.of(LoginSettings.USER_NAME, "ada@example.org", LoginSettings.PASSWORD, "p");

    @Test
    void it_says_how_many_days_are_left_and_what_to_change_to() {
        assertThat(at("2026-11-30").orElseThrow())
                .isEqualTo(new PasswordFlowEnd(
                        "Signing in by user name and password ends on 20 February 2027, in 82 days: Salesforce retires that OAuth"
                                + " flow in all orgs. Change to 'saddlebag login', JWT or client credentials (README, 'Signing"
                                + " in').",
                        false));
        assertThat(at("2027-02-19").orElseThrow().sentence()).contains("in 1 day:");
    }

    @Test
    void it_is_over_when_the_last_day_is_past() {
        assertThat(at("2027-02-20").orElseThrow().over()).isFalse();
        assertThat(at("2027-02-20").orElseThrow().sentence()).contains("ends today, on 20 February 2027:");
        assertThat(at("2027-02-21").orElseThrow().over()).isTrue();
        assertThat(at("2028-01-01").orElseThrow().sentence())
                .startsWith(
                        "Signing in by user name and password ended on 20 February 2027: Salesforce has retired that");
    }

    @Test
    void other_ways_to_sign_in_go_on() {
        assertThat(PasswordFlowEnd.of(settings(Map.of()), LocalDate.MAX)).isEmpty();
        assertThat(PasswordFlowEnd.of(
                        settings(Map.of(LoginSettings.USER_NAME, "ada@example.org", LoginSettings.KEY_STORE, "k.p12")),
                        LocalDate.MAX))
                .isEmpty();
        assertThat(PasswordFlowEnd.of(
                        settings(Map.of(LoginSettings.CLIENT_ID, "id", LoginSettings.CLIENT_SECRET, "s")),
                        LocalDate.MAX))
                .isEmpty();
    }

    private static Optional<PasswordFlowEnd> at(String day) {
        return PasswordFlowEnd.of(settings(PASSWORD), LocalDate.parse(day));
    }

    private static LoginSettings settings(Map<String, String> values) {
        return new LoginSettings(values, Path.of("/srv/load"));
    }
}
