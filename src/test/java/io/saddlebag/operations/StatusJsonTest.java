package io.saddlebag.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusJsonTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void a_home_without_a_login_is_not_healthy_and_says_why() {
        var signedOut = new Pause("contacts", "sign_in", "Run: saddlebag login", NOON, Optional.empty());

        assertThat(StatusJson.of(status(List.of(signedOut))).toString())
                .contains("\"healthy\":false")
                .contains(
                        "\"pauses\":[{\"flow\":\"contacts\",\"cause\":\"sign_in\",\"reason\":\"Run: saddlebag login\"");
        assertThat(StatusJson.of(status(List.of())).path("healthy").asBoolean()).isTrue();
    }

    private static Status status(List<Pause> pauses) {
        return new Status(
                NOON, true, Optional.empty(), List.of(), Map.of(), Map.of(), pauses, List.of(), List.of(), List.of());
    }
}
