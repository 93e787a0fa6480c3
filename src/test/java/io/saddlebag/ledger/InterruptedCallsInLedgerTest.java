package io.saddlebag.ledger;

import static io.saddlebag.ledger.Books.CLOCK;
import static io.saddlebag.ledger.Books.header;
import static io.saddlebag.ledger.Books.march;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.saddlebag.MovableClock;
import io.saddlebag.records.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedCallsInLedgerTest {

    private static final Instant AT = CLOCK.instant();

    @TempDir
    private Path home;

    @Test
    void the_rows_of_a_call_are_known_again_with_its_time_its_user_and_the_ids_that_it_deletes() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            long source = ledger.sources().begin(march(), header()).id();
            var left = List.of(
                    left(1, "1.0", "003A"), left(2, "1.0", "003B"), left(5, "1.0", "003E"), left(6, "1.1", "003F"));

            ledger.sources().left(source, new RowRange(1, 200), left);

            assertThat(ledger.sources().sentWithoutOutcome(source))
                    .flatExtracting(Sent::left)
                    .isEqualTo(left);
        }
    }

    @Test
    void a_later_call_of_the_chunk_replaces_its_marks_and_leaves_those_of_others() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            long source = ledger.sources().begin(march(), header()).id();
            ledger.sources().left(source, new RowRange(1, 200), rows(1, 200));
            ledger.sources().left(source, new RowRange(201, 400), rows(201, 400));

            ledger.sources().left(source, new RowRange(1, 200), rows(7, 7));

            assertThat(ledger.sources().sentWithoutOutcome(source))
                    .extracting(Sent::rows)
                    .containsExactly(new RowRange(7, 7), new RowRange(201, 400));
        }
    }

    @Test
    void chunks_that_are_cut_at_other_rows_than_before_leave_one_mark_for_each_row() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            long source = ledger.sources().begin(march(), header()).id();
            ledger.sources()
                    .left(
                            source,
                            new RowRange(1, 4),
                            List.of(
                                    left(1, "1.0", "A"),
                                    left(2, "1.0", "B"),
                                    left(3, "1.0", "C"),
                                    left(4, "1.0", "D")));

            ledger.sources().left(source, new RowRange(2, 3), List.of(left(2, "2.0", "E"), left(3, "2.0", "F")));
            assertThat(ledger.sources().sentWithoutOutcome(source))
                    .flatExtracting(Sent::left)
                    .containsExactly(
                            left(1, "1.0", "A"), left(2, "2.0", "E"), left(3, "2.0", "F"), left(4, "1.0", "D"));

            settle(ledger, source, 3, "F");
            assertThat(ledger.sources().sentWithoutOutcome(source))
                    .flatExtracting(Sent::left)
                    .containsExactly(left(1, "1.0", "A"), left(2, "2.0", "E"), left(4, "1.0", "D"));
        }
    }

    @Test
    void a_row_that_becomes_a_dead_letter_which_waits_keeps_its_call_until_it_has_an_outcome() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            long source = ledger.sources().begin(march(), header()).id();
            ledger.sources().left(source, new RowRange(1, 200), rows(1, 200));
            var failure = new Failure(Failure.UNKNOWN_OUTCOME, "Nobody knows.", List.of());
            var waits = new NewDeadLetter.Fate.Waits(new Waiting("Lead", AT.plusSeconds(600)));
            var row = new Row.Cells(1, 2, List.of("name"), List.of("a"));
            var dead = new NewDeadLetter("DL-1", row, Optional.empty(), failure, waits, Optional.empty());

            ledger.sources()
                    .settle(new Settlement(
                            source,
                            new RowRange(1, 1),
                            new Counts(0, 0, 0, 1),
                            new byte[0],
                            List.of(dead),
                            List.of(),
                            0));

            assertThat(ledger.deadLetters().doubts(List.of("DL-1")))
                    .extracting(Doubt::call, Doubt::at, Doubt::user, Doubt::org)
                    .containsExactly(tuple(source + ":1.0", AT, "005ME", march().org()));
            ledger.deadLetters().record(List.of(new Attempt.NotSent("DL-1", "Salesforce is away.")));
            assertThat(ledger.deadLetters().doubts(List.of("DL-1"))).hasSize(1);
            settle(ledger, source, 2, "00Q1");
            ledger.sources().left(source, new RowRange(3, 200), List.of());
            assertThat(ledger.sources().openCalls()).containsExactly(AT);
            ledger.deadLetters().record(List.of(new Attempt.Held("DL-1", failure, "Look.")));
            assertThat(ledger.deadLetters().doubts(List.of("DL-1"))).isEmpty();
            assertThat(ledger.sources().openCalls()).isEmpty();
            ledger.sources().left(source, new RowRange(3, 200), rows(3, 3));
            assertThat(ledger.sources().openCalls()).containsExactly(AT);
        }
    }

    @Test
    void ids_of_created_records_are_kept_as_long_as_a_call_is_open_that_may_need_them() {
        var clock = MovableClock.at(AT.toString());
        try (var ledger = Ledger.open(home, clock, clock)) {
            long source = ledger.sources().begin(march(), header()).id();
            ledger.sources().left(source, new RowRange(1, 1), rows(1, 1));
            settle(ledger, source, 2, "00Q1");
            clock.forward(Duration.ofHours(1));
            settle(ledger, source, 3, "00Q2");

            assertThat(ledger.sources().madeSince(AT)).containsExactlyInAnyOrder("00Q1", "00Q2");

            settle(ledger, source, 1, "00Q3");
            assertThat(ledger.sources().madeSince(AT)).containsExactlyInAnyOrder("00Q2", "00Q3");
        }
    }

    private static void settle(Ledger ledger, long source, long row, String id) {
        ledger.sources()
                .settle(new Settlement(
                        source,
                        new RowRange(row, row),
                        new Counts(1, 0, 0, 0),
                        new byte[0],
                        List.of(),
                        List.of(),
                        0,
                        List.of(),
                        List.of(id)));
    }

    private static List<Left> rows(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(row -> left(row, "1.0", ""))
                .toList();
    }

    private static Left left(long row, String call, String id) {
        return new Left(row, call, AT, "005ME", id);
    }
}
