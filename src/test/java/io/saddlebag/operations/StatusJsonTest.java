package io.saddlebag.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Pause;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_home_without_a_login_is_not_healthy_and_says_why() {
        var signedOut = new Pause("contacts", "sign_in", "Run: saddlebag login", NOON, Optional.empty());

        assertThat(StatusJson.of(status(List.of(signedOut), true), ZoneOffset.UTC)
                        .toString())
                .contains("\"healthy\":false")
                .contains(
                        "\"pauses\":[{\"flow\":\"contacts\",\"cause\":\"sign_in\",\"reason\":\"Run: saddlebag login\"");
        assertThat(StatusJson.of(status(List.of(), true), ZoneOffset.UTC)
                        .path("healthy")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void times_are_local_with_their_offset_and_nothing_is_promised_where_no_process_runs() {
        var pause = new Pause("contacts", "limit", "The limit is reached.", NOON, Optional.of(NOON.plusSeconds(60)));
        var berlin = ZoneId.of("Europe/Berlin");

        assertThat(StatusJson.of(status(List.of(pause), true), berlin).toString())
                .contains("\"at\":\"2026-03-01T13:00:00.000+01:00\"")
                .contains("\"since\":\"2026-03-01T13:00:00.000+01:00\",\"until\":\"2026-03-01T13:01:00.000+01:00\"");
        assertThat(StatusJson.of(status(List.of(pause), false), berlin).toString())
                .contains("\"running\":false")
                .doesNotContain("until");
    }

    private static Status status(List<Pause> pauses, boolean running) {
        return new Status(
                NOON,
                running,
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of(),
                pauses,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
