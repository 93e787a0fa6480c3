package io.saddlebag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.records.Row;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the copy of a message with rows that wait becomes due. */
class OriginalsTest {

    private static final Instant UNTIL = Books.NOON.plusSeconds(600);

    @TempDir
    private Path home;

    private Ledger ledger;
    private Loading queue;

    @BeforeEach
    void open() {
        ledger = Ledger.open(home, Books.CLOCK);
        queue = ledger.sources().begin(Books.day("contacts-2026-03-01"), Books.header());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void nothing_is_due_while_a_row_waits_and_the_copy_is_when_none_does() {
        settle(new RowRange(1, 2), waits(1), waits(2));
        assertThat(due()).isEmpty();

        ledger.deadLetters().stopWaiting(UNTIL);

        assertThat(due()).singleElement().satisfies(copy -> {
            assertThat(copy.message()).isEqualTo("{\"text\":\"a\"}");
            assertThat(copy.failures()).extracting(Failure::code).containsExactly("INVALID_FIELD", "INVALID_FIELD");
        });
        ledger.originals().done(due());
        assertThat(due()).isEmpty();
    }

    @Test
    void a_message_is_due_when_all_of_its_rows_have_their_outcome_and_not_before() {
        settle(new RowRange(1, 2), waits(1));
        ledger.deadLetters().stopWaiting(UNTIL);
        assertThat(due()).isEmpty();

        settle(new RowRange(1, 2), Books.refused(2));

        assertThat(due()).singleElement().satisfies(copy -> assertThat(copy.failures())
                .extracting(Failure::code)
                .containsExactly("INVALID_FIELD", "REQUIRED_FIELD_MISSING"));
    }

    @Test
    void a_row_that_is_sent_again_just_now_is_waited_for() {
        var row = waits(1);
        settle(new RowRange(1, 1), row);
        ledger.deadLetters().beginReplay(List.of(row.id()));
        assertThat(due()).isEmpty();

        ledger.deadLetters().record(List.of(new Attempt.Failed(row.id(), Optional.empty(), failure("ANOTHER"))));
        assertThat(due()).singleElement().satisfies(copy -> assertThat(copy.failures())
                .extracting(Failure::code)
                .containsExactly("ANOTHER"));
        ledger.deadLetters().beginReplay(List.of(row.id()));
        assertThat(due()).isEmpty();
        ledger.deadLetters().record(List.of(new Attempt.NotSent(row.id(), "Salesforce is away.")));
        assertThat(due()).hasSize(1);
    }

    @Test
    void what_was_given_up_meanwhile_needs_no_copy() {
        var row = waits(1);
        settle(new RowRange(1, 1), row);
        ledger.deadLetters().discard(List.of(row.id()), "Discarded.");

        assertThat(due()).singleElement().satisfies(copy -> assertThat(copy.failures())
                .isEmpty());
    }

    @Test
    void a_message_that_comes_again_is_not_copied_at_once_neither_before_nor_after_its_copy_was_made() {
        settle(new RowRange(1, 1), waits(1));
        assertThat(knownFailures()).isEmpty();
        ledger.deadLetters().stopWaiting(UNTIL);
        assertThat(knownFailures()).isEmpty();
        ledger.originals().done(due());

        assertThat(knownFailures()).isEmpty();
    }

    @Test
    void the_end_of_the_day_does_not_forget_a_copy() {
        settle(new RowRange(1, 1), waits(1));
        ledger.messages().end(queue.id());
        ledger.deadLetters().stopWaiting(UNTIL);

        assertThat(due()).hasSize(1);
        assertThat(ledger.originals().due("leads", 10)).isEmpty();
    }

    private List<DueCopy> due() {
        return ledger.originals().due("contacts", 10);
    }

    private List<Failure> knownFailures() {
        return ledger.messages().known("contacts", List.of("a")).get("a").failures();
    }

    /** Settles these rows of the message {@code a}. */
    private void settle(RowRange message, NewDeadLetter... dead) {
        var rows =
                new RowRange(dead[0].row().number(), dead[dead.length - 1].row().number());
        ledger.sources()
                .settle(Books.settled(
                        queue, rows, new Counts(0, 0, 0, dead.length), List.of(dead), Books.message("a", message)));
    }

    private static NewDeadLetter waits(long row) {
        return new NewDeadLetter(
                Books.IDS.next(),
                new Row.Cells(row, row + 1, Books.HEADER, List.of("C-" + row, "Ada")),
                Optional.empty(),
                failure("INVALID_FIELD"),
                new NewDeadLetter.Fate.Waits(new Waiting("Account", UNTIL)),
                Optional.empty());
    }

    private static Failure failure(String code) {
        return new Failure(code, "Foreign key external ID not found.", List.of());
    }
}
