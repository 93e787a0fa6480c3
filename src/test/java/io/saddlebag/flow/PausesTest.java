package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.salesforce.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), ZoneOffset.UTC);

    private final Pauses pauses = new Pauses(NOW, Duration.ofMinutes(1));

    @Test
    void when_the_file_of_one_flow_went_through_all_that_waited_for_the_org_go_on_and_are_named() {
        pauses.pause("contacts", trouble(Trouble.Kind.DOWN));
        pauses.pause("people", trouble(Trouble.Kind.DOWN));
        pauses.pause("leads", trouble(Trouble.Kind.FLOW));

        assertThat(pauses.clear("contacts")).containsExactly("people");

        assertThat(pauses.isPaused("people")).isFalse();
        assertThat(pauses.trouble("people")).isEmpty();
        assertThat(pauses.isPaused("leads")).isTrue();
    }

    @Test
    void a_sign_in_lets_those_go_on_that_waited_for_one_and_changes_nothing_where_none_did() {
        pauses.pause("leads", trouble(Trouble.Kind.DOWN));
        assertThat(pauses.signedIn()).isEmpty();
        assertThat(pauses.isPaused("leads")).isTrue();

        pauses.pause("contacts", trouble(Trouble.Kind.SIGN_IN));
        assertThat(pauses.signedIn()).containsExactlyInAnyOrder("contacts", "leads");

        assertThat(pauses.isPaused("contacts")).isFalse();
    }

    @Test
    void an_empty_inbox_ends_a_pause_but_not_that_of_a_login_which_keeps_the_next_file_too() {
        pauses.pause("contacts", trouble(Trouble.Kind.SIGN_IN));
        pauses.pause("leads", trouble(Trouble.Kind.HOME));

        assertThat(pauses.foundNothing("contacts")).isFalse();
        assertThat(pauses.foundNothing("leads")).isTrue();
        assertThat(pauses.foundNothing("accounts")).isFalse();

        assertThat(pauses.trouble("contacts")).isPresent();
        assertThat(pauses.trouble("leads")).isEmpty();
    }

    private static Trouble trouble(Trouble.Kind kind) {
        return new Trouble(kind, kind.word(), Optional.empty());
    }
}
