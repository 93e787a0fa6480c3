package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.NewDeadLetter;
import io.saddlebag.ledger.Waiting;
import io.saddlebag.mapping.Blank;
import io.saddlebag.mapping.Mapping;
import io.saddlebag.records.Place;
import io.saddlebag.records.ReadOptions;
import io.saddlebag.records.Row;
import io.saddlebag.salesforce.Operation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says of rows that failed. */
class DeadLetterViewTest {

    private static final Waiting PARENT = new Waiting("Account", Instant.MAX);
    private static final Waiting LOCK = Waiting.forLock(Instant.MAX);

    private final Load load = Load.waiting(flow(), Path.of("leads.csv"), null, Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "INVALID_FIELD, waits for its parent",
        "UNKNOWN_OUTCOME, is looked for again",
        "UNABLE_TO_LOCK_ROW, waits for a lock to end",
        "QUERY_TIMEOUT, waits for a lock to end"
    })
    void the_sum_of_rows_that_wait_says_what_for_as_a_line_of_their_own_does(String code, String what) {
        var waiting = "INVALID_FIELD".equals(code) ? PARENT : LOCK;
        for (int i = 0; i < 12; i++) {
            var view = view(code, new NewDeadLetter.Fate.Waits(waiting));
            assertThat(view.fate()).isEqualTo(what);
        }

        assertThat(load.deadLetterLog().rest()).contains("2 more: " + code + " (" + what + ") × 2");
    }

    @Test
    void the_sum_tells_rows_that_wait_from_those_that_do_not() {
        for (int i = 0; i < 10; i++) {
            view("A", new NewDeadLetter.Fate.Open());
        }
        view("UNKNOWN_OUTCOME", new NewDeadLetter.Fate.Held("Look it up."));
        view("UNKNOWN_OUTCOME", new NewDeadLetter.Fate.Held("Look it up."));
        view("UNKNOWN_OUTCOME", new NewDeadLetter.Fate.Waits(LOCK));

        assertThat(load.deadLetterLog().rest())
                .contains("3 more: UNKNOWN_OUTCOME × 2, UNKNOWN_OUTCOME (is looked for again) × 1");
    }

    /** The process may have ended by that time, and the next start looks for it. */
    @Test
    void a_row_that_is_looked_for_again_is_promised_no_exact_time() {
        assertThat(Rejection.lookedForAt(Instant.parse("2026-03-31T07:31:00.5Z"))
                        .message())
                .contains(
                        "Saddlebag looks for the record in Salesforce again, not before 2026-03-31T07:31:00Z, and sends");
    }

    private DeadLetterView view(String code, NewDeadLetter.Fate fate) {
        var row = new Row.Misshapen(1, 2, "raw", "it is out of shape");
        return DeadLetterView.of(
                load,
                new NewDeadLetter(
                        "DL-1", row, Optional.empty(), new Failure(code, "", List.of()), fate, Optional.empty()));
    }

    private static Flow flow() {
        var place = new Place("routes/leads.camel.yaml", 2);
        var text = "LastName = .name";
        return new Flow(
                "leads",
                Optional.empty(),
                place,
                "Lead",
                Operation.INSERT,
                "",
                "",
                Mapping.compile(text, place, Blank.LEAVE),
                text,
                new ReadOptions(Optional.empty(), Optional.empty()));
    }
}
