package io.saddlebag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {

    private static final int STEP = 200;

    @TempDir
    private Path home;

    private Ledger ledger;
    private Loading queue;

    @BeforeEach
    void open() {
        ledger = Ledger.open(home, Books.CLOCK);
        queue = begin("contacts-2026-03-01");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_message_is_known_with_what_is_settled_of_it() {
        settle(1, 2, Books.message("a", new RowRange(1, 3)));

        assertThat(ledger.messages().known("contacts", List.of("a", "b")))
                .hasSize(1)
                .hasEntrySatisfying("a", known -> {
                    assertThat(known.rows()).isEqualTo(new RowRange(1, 3));
                    assertThat(known.settled().rows()).isEqualTo(2);
                    assertThat(known.isSettled()).isFalse();
                });
        assertThat(ledger.messages().hasOpen(queue.id())).isTrue();
        settle(3, 3, Books.message("a", new RowRange(1, 3)));

        assertThat(ledger.messages().known("contacts", List.of("a")).get("a").isSettled())
                .isTrue();
        assertThat(ledger.messages().hasOpen(queue.id())).isFalse();
        assertThat(ledger.messages().lastRow(queue.id())).isEqualTo(3);
        assertThat(ledger.messages().known("leads", List.of("a"))).isEmpty();
    }

    @Test
    void a_message_that_left_before_it_was_settled_is_known_too() {
        ledger.messages().arrived(queue.id(), "contacts", List.of(Books.message("a", new RowRange(1, 1))));

        assertThat(ledger.messages().known("contacts", List.of("a")).get("a").isSettled())
                .isFalse();
        assertThat(ledger.messages().lastRow(queue.id())).isEqualTo(1);
    }

    @Test
    void the_dead_letter_of_a_message_is_named_by_the_queue_and_the_message() {
        var dead = Books.refused(1);
        ledger.sources()
                .settle(Books.settled(
                        queue,
                        new RowRange(1, 1),
                        new Counts(0, 0, 0, 1),
                        List.of(dead),
                        Books.message("ID:4711", new RowRange(1, 1))));

        assertThat(ledger.deadLetters().find(dead.id()).orElseThrow().path()).isEqualTo("crm.contacts#ID:4711");
        assertThat(ledger.messages()
                        .known("contacts", List.of("ID:4711"))
                        .get("ID:4711")
                        .failures())
                .extracting(Failure::code)
                .containsExactly("REQUIRED_FIELD_MISSING");
    }

    @Test
    void a_row_of_a_message_is_counted_in_its_message() {
        settle(1, 7, Books.message("a", new RowRange(1, 7)));
        var dead = Books.refused(9);
        ledger.sources()
                .settle(Books.settled(
                        queue,
                        new RowRange(9, 9),
                        new Counts(0, 0, 0, 1),
                        List.of(dead),
                        Books.message("b", new RowRange(8, 10))));

        assertThat(ledger.deadLetters().find(dead.id()).orElseThrow().number()).hasValue(2);
    }

    @Test
    void only_the_latest_are_remembered_and_what_is_settled_stays_one_range() {
        long last = Messages.REMEMBERED_ROWS + 2 * STEP;
        for (long first = 1; first < last; first += STEP) {
            settle(first, first + STEP - 1, Books.message("m" + first, new RowRange(first, first + STEP - 1)));
        }

        assertThat(ledger.messages().known("contacts", List.of("m1"))).isEmpty();
        assertThat(ledger.messages().known("contacts", List.of("m" + (1 + 2 * STEP))))
                .hasSize(1);
        assertThat(ledger.messages().lastRow(queue.id())).isEqualTo(last);
    }

    @Test
    void the_day_that_ends_gives_way_to_the_next_and_its_messages_are_still_known() {
        settle(1, 2, Books.message("a", new RowRange(1, 2)));
        ledger.messages().end(queue.id());
        queue = begin("contacts-2026-03-02");

        assertThat(ledger.sources().find(1).orElseThrow().state()).isEqualTo(SourceState.DONE);
        assertThat(ledger.messages().known("contacts", List.of("a")).get("a").isSettled())
                .isTrue();
        settle(1, 1, Books.message("b", new RowRange(1, 1)));
        assertThat(ledger.messages().known("contacts", List.of("a", "b"))).hasSize(2);
    }

    private Loading begin(String name) {
        return ledger.sources().begin(Books.day(name), Books.header());
    }

    private void settle(long first, long last, Message... messages) {
        var rows = new RowRange(first, last);
        ledger.sources().settle(Books.settled(queue, rows, new Counts(rows.rows(), 0, 0, 0), List.of(), messages));
    }
}
