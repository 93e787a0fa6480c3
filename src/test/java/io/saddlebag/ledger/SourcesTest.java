package io.saddlebag.ledger;

import static io.saddlebag.ledger.Books.CLOCK;
import static io.saddlebag.ledger.Books.created;
import static io.saddlebag.ledger.Books.dead;
import static io.saddlebag.ledger.Books.file;
import static io.saddlebag.ledger.Books.header;
import static io.saddlebag.ledger.Books.march;
import static io.saddlebag.ledger.Books.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    Path home;

    @Test
    void a_source_goes_on_where_it_was_after_the_ledger_is_opened_again() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(loading, 1, 200));
            ledger.sources().settle(created(loading, 401, 600));
        }

        try (var ledger = Ledger.open(home, CLOCK)) {
            var again = ledger.sources().begin(march(), header());

            assertThat(again.resumed()).isTrue();
            assertThat(again.settled().ranges()).containsExactly(new RowRange(1, 200), new RowRange(401, 600));
            assertThat(again.settled().contains(200)).isTrue();
            assertThat(again.settled().contains(201)).isFalse();
            assertThat(again.counts()).isEqualTo(new Counts(400, 0, 0, 0));
            assertThat(Files.readAllLines(again.results())).hasSize(401).startsWith("line,outcome", "1,created");
        }
    }

    @Test
    void settled_neighbours_become_one_range() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());

            for (var first : List.of(201, 1, 601, 401, 801)) {
                ledger.sources().settle(created(loading, first, first + 199));
            }

            assertThat(ledger.sources().begin(march(), header()).settled().ranges())
                    .containsExactly(new RowRange(1, 1000));
        }
    }

    @Test
    void a_row_is_settled_once() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(loading, 101, 200));

            for (var range : List.of(new RowRange(1, 101), new RowRange(150, 160), new RowRange(200, 300))) {
                assertThatThrownBy(() -> ledger.sources().settle(created(loading, range.first(), range.last())))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("rows 101 to 200 are settled already");
            }
            assertThat(ledger.sources()
                            .find(loading.id())
                            .orElseThrow()
                            .counts()
                            .total())
                    .isEqualTo(100);
            assertThat(loading.results()).hasSize(header().length + Books.lines(new RowRange(101, 200)).length);
        }
    }

    @Test
    void result_lines_that_the_ledger_does_not_vouch_for_are_cut_off() throws Exception {
        Path results;
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(loading, 1, 2));
            results = loading.results();
        }
        Files.writeString(results, "3,created\n4,cre", StandardOpenOption.APPEND);

        try (var ledger = Ledger.open(home, CLOCK)) {
            var again = ledger.sources().begin(march(), header());
            assertThat(again.results()).isEqualTo(results).hasContent("line,outcome\n1,created\n2,created\n");

            ledger.sources().settle(created(again, 3, 4));
            assertThat(results).hasContent("line,outcome\n1,created\n2,created\n3,created\n4,created\n");
        }
    }

    @Test
    void a_results_file_that_was_taken_away_is_begun_anew_and_says_so() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(loading, 1, 2));
        }
        Files.delete(home.resolve("results/contacts/march.results.csv"));

        try (var ledger = Ledger.open(home, CLOCK)) {
            var again = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(again, 3, 3));

            assertThat(again.notice().orElseThrow()).startsWith("results/contacts/march.results.csv is gone");
            assertThat(again.settled().contains(2)).isTrue();
            assertThat(again.results()).hasContent("line,outcome\n3,created\n");
        }
    }

    @Test
    void results_of_a_file_of_the_same_name_overwrite_nothing() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var first = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(first, 1, 1));
            ledger.sources().finish(first.id(), 1);

            var second = ledger.sources().begin(march(), header());

            assertThat(second.resumed()).isFalse();
            assertThat(home.relativize(first.results())).hasToString("results/contacts/march.results.csv");
            assertThat(home.relativize(second.results())).hasToString("results/contacts/march.2.results.csv");
        }
    }

    @Test
    void a_header_left_by_a_process_killed_as_it_began_is_used_again() throws Exception {
        Ledger.open(home, CLOCK).close();
        Files.createDirectories(home.resolve("results/contacts"));
        Files.writeString(home.resolve("results/contacts/march.results.csv"), "line,outc");
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());

            assertThat(home.relativize(loading.results())).hasToString("results/contacts/march.results.csv");
            assertThat(loading.results()).hasContent("line,outcome\n");
        }
    }

    @Test
    void a_source_is_done_only_when_every_row_has_its_outcome() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(loading, 1, 200));
            ledger.sources().settle(created(loading, 202, 202));

            for (var rows : List.of(200L, 201L, 202L, 203L)) {
                assertThatThrownBy(() -> ledger.sources().finish(loading.id(), rows))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("cannot be ended: " + rows + " rows were read, 201 have an outcome");
            }
            ledger.sources().settle(dead(loading, refused(201)));
            ledger.sources().finish(loading.id(), 202);

            var done = ledger.sources().find(loading.id()).orElseThrow();
            assertThat(done.state()).isEqualTo(SourceState.DONE);
            assertThat(done.counts()).isEqualTo(new Counts(201, 0, 0, 1));
            assertThatThrownBy(() -> ledger.sources().settle(created(loading, 203, 203)))
                    .hasMessageContaining("is done: no more of its rows can be settled");
        }
    }

    @Test
    void an_empty_source_can_be_done_and_a_broken_one_rejected_after_the_rows_before_the_break() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var empty = ledger.sources().begin(file("empty.csv", "e"), header());
            ledger.sources().finish(empty.id(), 0);

            var broken = ledger.sources().begin(file("broken.csv", "b"), header());
            ledger.sources().settle(created(broken, 1, 7));
            ledger.sources().reject(broken.id(), 7, "A quote is not closed.");

            assertThat(ledger.sources().find(broken.id()).orElseThrow().reason())
                    .hasValue("A quote is not closed.");
            assertThat(ledger.sources().loading()).isEmpty();
            assertThat(ledger.sources().since(Books.NOON))
                    .extracting(Source::state)
                    .containsExactly(SourceState.DONE, SourceState.REJECTED);
        }
    }

    @Test
    void the_same_content_is_recognised_once_it_was_loaded_by_the_same_flow_org_and_mapping() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            assertThat(before(ledger, "mapping-1")).isEmpty();

            ledger.sources().finish(loading.id(), 0);

            assertThat(before(ledger, "mapping-1").orElseThrow().path()).isEqualTo("inbox/contacts/march.csv");
            assertThat(before(ledger, "mapping-2")).isEmpty();
        }
    }

    @Test
    void other_content_under_the_name_of_an_unfinished_file_begins_at_its_first_row_and_says_so() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var old = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(old, 1, 5));

            var fresh = ledger.sources().begin(file("march.csv", "fingerprint-2"), header());

            assertThat(fresh.resumed()).isFalse();
            assertThat(fresh.notice().orElseThrow()).contains("after 5 of its rows had their outcome");
            assertThat(ledger.sources().find(old.id()).orElseThrow().state()).isEqualTo(SourceState.REPLACED);
        }
    }

    @Test
    void content_that_was_replaced_goes_on_where_it_was_when_it_comes_back() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var old = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(old, 1, 5));
            var other = ledger.sources().begin(file("march.csv", "fingerprint-2"), header());
            ledger.sources().finish(other.id(), 0);

            var back = ledger.sources().begin(march(), header());

            assertThat(back.id()).isEqualTo(old.id());
            assertThat(back.settled().ranges()).containsExactly(new RowRange(1, 5));
            ledger.sources().settle(created(back, 6, 6));
            ledger.sources().finish(back.id(), 6);
            assertThat(back.results()).content().contains("5,created\n6,created\n");
        }
    }

    @Test
    void a_file_that_broke_off_after_some_rows_is_recognised_and_one_set_aside_unread_is_not() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            ledger.sources().setAside(march(), "It is empty.");
            assertThat(before(ledger, "mapping-1")).isEmpty();

            var broken = ledger.sources().begin(march(), header());
            ledger.sources().settle(created(broken, 1, 5));
            ledger.sources().reject(broken.id(), 5, "A quote is not closed.");

            assertThat(before(ledger, "mapping-1").orElseThrow().id()).isEqualTo(broken.id());
        }
    }

    @Test
    void rows_that_left_without_an_outcome_are_known_until_they_are_settled() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            ledger.sources().sent(loading.id(), new RowRange(1, 200));
            ledger.sources().sent(loading.id(), new RowRange(201, 10_200), "750xx0000000001");

            ledger.sources().settle(created(loading, 1, 200));
            ledger.sources().settle(created(loading, 201, 5_000));

            assertThat(ledger.sources().sentWithoutOutcome(loading.id()))
                    .containsExactly(new Sent(new RowRange(201, 10_200), Optional.of("750xx0000000001"), Books.NOON));
            ledger.sources().settle(created(loading, 5_001, 10_200));
            assertThat(ledger.sources().sentWithoutOutcome(loading.id())).isEmpty();
        }
    }

    @Test
    void a_file_that_is_set_aside_gets_no_results_file() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var id = ledger.sources().setAside(march(), "The same content was loaded on Sunday.");

            var source = ledger.sources().find(id).orElseThrow();
            assertThat(source.state()).isEqualTo(SourceState.REJECTED);
            assertThat(source.results()).isEmpty();
            assertThat(home.resolve("results")).doesNotExist();
        }
    }

    private static Optional<Source> before(Ledger ledger, String mapping) {
        return ledger.sources().loadedBefore("contacts", "fingerprint-1", "00D000000000001", mapping);
    }
}
