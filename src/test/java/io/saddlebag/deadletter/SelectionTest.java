package io.saddlebag.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.ledger.DeadLetterKey;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final List<DeadLetterKey> FOUND = List.of(
            key("DL-1", "leads", DeadLetterState.OPEN, "A"),
            key("DL-2", "contacts", DeadLetterState.OPEN, "A"),
            key("DL-3", "contacts", DeadLetterState.HELD, Failure.UNKNOWN_OUTCOME),
            key("DL-4", "contacts", DeadLetterState.HELD, Failure.TARGET_CHANGED),
            key("DL-5", "contacts", DeadLetterState.WAITING, "INVALID_FIELD"),
            key("DL-6", "contacts", DeadLetterState.REPLAYING, "A"));

    @Test
    void a_plain_replay_sends_the_open_ones_by_flow_and_says_what_it_leaves_alone() {
        var selection = Selection.toReplay(FOUND, Choice.ALL, false);

        assertThat(selection.byFlow()).isEqualTo(Map.of("contacts", List.of("DL-2"), "leads", List.of("DL-1")));
        assertThat(selection.leftAlone())
                .isEqualTo(
                        Map.of(DeadLetterState.HELD, 2L, DeadLetterState.WAITING, 1L, DeadLetterState.REPLAYING, 1L));
    }

    @Test
    void overwrite_takes_those_whose_target_was_changed_but_not_those_of_unknown_outcome() {
        assertThat(Selection.toReplay(FOUND, Choice.ALL, true).ids()).containsExactly("DL-2", "DL-4", "DL-1");
    }

    @Test
    void what_a_person_points_at_is_sent_unless_another_replay_has_it() {
        var pointed = new Choice(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of("DL-3", "DL-6"));

        assertThat(Selection.toReplay(FOUND, pointed, false).ids())
                .containsExactly("DL-2", "DL-3", "DL-4", "DL-5", "DL-1");
    }

    @Test
    void all_can_be_discarded_but_what_a_replay_has_just_now() {
        assertThat(Selection.toDiscard(FOUND).ids()).containsExactly("DL-2", "DL-3", "DL-4", "DL-5", "DL-1");
    }

    @Test
    void requests_travel_as_json() {
        var request = new ReplayRequest(List.of("DL-1"), true);

        assertThat(Wire.json(request)).isEqualTo("{\"ids\":[\"DL-1\"],\"overwrite\":true}");
        assertThat(Wire.read(Wire.json(request), ReplayRequest.class)).isEqualTo(request);
        assertThatThrownBy(() -> Wire.read("[]", ReplayRequest.class))
                .hasMessageStartingWith("This is no ReplayRequest");
    }

    private static DeadLetterKey key(String id, String flow, DeadLetterState state, String code) {
        return new DeadLetterKey(id, flow, code, state);
    }
}
