package io.saddlebag.ledger;

import static io.saddlebag.ledger.Books.CLOCK;
import static io.saddlebag.ledger.Books.created;
import static io.saddlebag.ledger.Books.dead;
import static io.saddlebag.ledger.Books.file;
import static io.saddlebag.ledger.Books.header;
import static io.saddlebag.ledger.Books.march;
import static io.saddlebag.ledger.Books.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.records.Row;
import io.saddlebag.salesforce.Outcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

    @TempDir
    Path home;

    private Ledger ledger;
    private DeadLetters deadLetters;
    private Loading march;

    @BeforeEach
    void open() {
        ledger = Ledger.open(home, CLOCK);
        deadLetters = ledger.deadLetters();
        march = ledger.sources().begin(march(), header());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void the_ledger_tells_the_story_of_a_dead_letter_from_first_to_last() {
        var id = fails(refused(1));

        deadLetters.beginReplay(List.of(id));
        deadLetters.record(List.of(new Attempt.Failed(
                id,
                Optional.of(Map.of("LastName", "Hopper")),
                new Failure("INVALID_EMAIL_ADDRESS", "No @.", List.of()))));
        deadLetters.beginReplay(List.of(id));
        deadLetters.record(List.of(new Attempt.Delivered(id, new Outcome.Created("003000000000001AAA"))));

        assertThat(deadLetters.story(id))
                .extracting(event -> event.event() + " " + event.code().orElse("-") + " " + event.message())
                .containsExactly(
                        "failed REQUIRED_FIELD_MISSING Say who.",
                        "replaying - Sent again.",
                        "failed INVALID_EMAIL_ADDRESS No @.",
                        "replaying - Sent again.",
                        "settled - created 003000000000001AAA");
        var settled = deadLetters.find(id).orElseThrow();
        assertThat(settled.state()).isEqualTo(DeadLetterState.SETTLED);
        assertThat(settled.attempts()).isEqualTo(3);
        assertThat(settled.record()).hasValue(Map.of("LastName", "Hopper"));
        assertThat(deadLetters.list(DeadLetterFilter.UNSETTLED)).isEmpty();
    }

    @Test
    void rows_of_every_shape_come_back_unchanged() throws Exception {
        var json = (ObjectNode) new JsonMapper().readTree("{\"name\":\"Ada\",\"tags\":[1,{\"a\":null}]}");
        json.put("amount", new BigDecimal("12345678901234567890.10"));
        var rows = List.of(
                new Row.Cells(1, 2, Books.HEADER, List.of(" 007 ", "two\nlines, \"quoted\"")),
                new Row.Json(2, 9, json),
                new Row.Misshapen(3, 10, "a,\"b\"c,d", "A quote stands inside a value."),
                new Row.Misshapen(4, 11, "{\"a\":\"\uD83D\"}", "It holds half a character."),
                new Row.Misshapen(5, 12, "\0é", "It holds a zero."));

        ledger.sources().settle(dead(march, rows.stream().map(this::open).toArray(NewDeadLetter[]::new)));

        assertThat(deadLetters.list(DeadLetterFilter.UNSETTLED))
                .extracting(DeadLetter::row)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(rows);
        assertThat(((Row.Json) deadLetters
                                .list(DeadLetterFilter.UNSETTLED)
                                .get(1)
                                .row())
                        .record())
                .hasToString(json.toString());
    }

    @Test
    void a_corrected_row_settles_the_dead_letter_it_was() {
        var id = fails(refused(1));
        var fixed = ledger.sources().begin(file("march-fixed.csv", "f2"), header());

        ledger.sources()
                .settle(new Settlement(
                        fixed.id(),
                        new RowRange(1, 1),
                        new Counts(1, 0, 0, 0),
                        new byte[0],
                        List.of(),
                        List.of(new Attempt.Delivered(id, new Outcome.Created("003000000000001AAA"))),
                        0));

        var settled = deadLetters.find(id).orElseThrow();
        assertThat(settled.state()).isEqualTo(DeadLetterState.SETTLED);
        assertThat(settled.note())
                .hasValue("created 003000000000001AAA by its corrected row in inbox/contacts/march-fixed.csv");
    }

    @Test
    void a_corrected_row_that_fails_too_takes_the_place_of_the_dead_letter_it_was() {
        var id = fails(refused(1));
        var fixed = ledger.sources().begin(file("march-fixed.csv", "f2"), header());
        var row = refused(1);
        ledger.sources()
                .settle(dead(
                        fixed,
                        new NewDeadLetter(
                                row.id(), row.row(), row.record(), row.failure(), row.fate(), Optional.of(id))));

        assertThat(deadLetters.find(id).orElseThrow().state()).isEqualTo(DeadLetterState.REPLACED);
        var successor = deadLetters.list(DeadLetterFilter.UNSETTLED).get(0);
        assertThat(successor.descends()).hasValue(id);
        assertThat(successor.attempts()).isEqualTo(2);
        assertThat(deadLetters.story(id).get(1).message())
                .isEqualTo("Its corrected row failed too and is now " + successor.id() + ".");
    }

    @Test
    void a_filter_names_dead_letters_by_flow_file_code_time_and_id() {
        var first = fails(refused(1, "A"));
        var second = fails(refused(2, "B"));

        assertThat(ids(DeadLetterFilter.UNSETTLED.ofFlow("contacts"))).containsExactly(first, second);
        assertThat(ids(DeadLetterFilter.UNSETTLED.ofFlow("leads"))).isEmpty();
        assertThat(ids(DeadLetterFilter.UNSETTLED.ofFile("march.csv"))).hasSize(2);
        assertThat(ids(DeadLetterFilter.UNSETTLED.ofFile("inbox/contacts/march.csv")))
                .hasSize(2);
        assertThat(ids(DeadLetterFilter.UNSETTLED.ofFile("april.csv"))).isEmpty();
        assertThat(ids(DeadLetterFilter.UNSETTLED.withCode("B"))).containsExactly(second);
        assertThat(ids(DeadLetterFilter.UNSETTLED.since(Books.NOON))).hasSize(2);
        assertThat(ids(DeadLetterFilter.UNSETTLED.since(Books.NOON.plusMillis(1))))
                .isEmpty();
        assertThat(ids(DeadLetterFilter.UNSETTLED.withIds(List.of(second, "DL-NONE"))))
                .containsExactly(second);
        assertThat(deadLetters.count(DeadLetterFilter.UNSETTLED)).isEqualTo(2);
    }

    @Test
    void groups_count_by_code_and_show_where_the_first_ones_stand() {
        for (var row = 1; row <= 4; row++) {
            fails(refused(row, "A"));
        }
        fails(refused(5, "B"));

        var groups = deadLetters.groups(DeadLetterFilter.UNSETTLED);

        assertThat(groups).extracting(DeadLetterGroup::code).containsExactly("A", "B");
        assertThat(groups.get(0).count()).isEqualTo(4);
        assertThat(groups.get(0).samples())
                .extracting(Object::toString)
                .containsExactly(
                        "inbox/contacts/march.csv:2", "inbox/contacts/march.csv:3", "inbox/contacts/march.csv:4");
    }

    @Test
    void a_replay_takes_a_dead_letter_once_and_puts_back_what_it_could_not_send() {
        var open = fails(refused(1));
        var held = fails(with(refused(2), new NewDeadLetter.Fate.Held("Look for it in Salesforce.")));
        var waits = fails(
                with(refused(3), new NewDeadLetter.Fate.Waits(new Waiting("accounts", Books.NOON.plusSeconds(60)))));

        assertThat(deadLetters.beginReplay(List.of(open, held, waits))).hasSize(3);
        assertThat(deadLetters.beginReplay(List.of(open, held, waits))).isEmpty();
        assertThat(deadLetters.discard(List.of(open), "By hand.")).isZero();

        deadLetters.record(List.of(
                new Attempt.NotSent(open, "Salesforce is away."),
                new Attempt.NotSent(held, "Salesforce is away."),
                new Attempt.NotSent(waits, "Salesforce is away.")));

        assertThat(deadLetters.list(DeadLetterFilter.UNSETTLED))
                .extracting(DeadLetter::state)
                .containsExactly(DeadLetterState.OPEN, DeadLetterState.HELD, DeadLetterState.WAITING);
        assertThat(deadLetters.find(waits).orElseThrow().waiting().orElseThrow().parent())
                .isEqualTo("accounts");
    }

    @Test
    void waiting_ends_at_its_time() {
        var waits = fails(
                with(refused(1), new NewDeadLetter.Fate.Waits(new Waiting("accounts", Books.NOON.plusSeconds(60)))));

        assertThat(deadLetters.stopWaiting(Books.NOON.plusSeconds(59))).isEmpty();
        assertThat(deadLetters.stopWaiting(Books.NOON.plusSeconds(60))).containsExactly(waits);

        assertThat(deadLetters.find(waits).orElseThrow().state()).isEqualTo(DeadLetterState.OPEN);
    }

    @Test
    void a_discarded_dead_letter_keeps_its_story_and_comes_not_back() {
        var id = fails(refused(1));

        assertThat(deadLetters.discard(List.of(id, "DL-NONE"), "Test data.")).isEqualTo(1);
        deadLetters.record(List.of(new Attempt.Delivered(id, new Outcome.Updated("003000000000001AAA"))));

        assertThat(deadLetters.find(id).orElseThrow().state()).isEqualTo(DeadLetterState.DISCARDED);
        assertThat(deadLetters.story(id))
                .last()
                .extracting(DeadLetterEvent::message)
                .isEqualTo("Test data.");
    }

    @Test
    void ids_are_sorted_by_time_all_different_and_no_number_to_a_spreadsheet() {
        var ids = java.util.stream.Stream.generate(Books.IDS::next).limit(5_000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("DL-[0-9A-HJKMNP-TV-Z]{15}"));
    }

    @Test
    void good_rows_settle_although_a_dead_letter_beside_them_is_refused() {
        var twice = refused(1);
        fails(twice);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> fails(with(twice, twice.fate())))
                .isInstanceOf(IllegalStateException.class);
        ledger.sources().settle(created(march, 2, 200));

        assertThat(ledger.sources().find(march.id()).orElseThrow().counts()).isEqualTo(new Counts(199, 0, 0, 1));
    }

    private String fails(NewDeadLetter deadLetter) {
        ledger.sources().settle(dead(march, deadLetter));
        return deadLetter.id();
    }

    private List<String> ids(DeadLetterFilter filter) {
        return deadLetters.ids(filter);
    }

    private NewDeadLetter open(Row row) {
        return NewDeadLetter.open(
                Books.IDS.next(), row, Optional.empty(), new Failure("BAD_ROW", "Bad.", List.of()), Optional.empty());
    }

    private static NewDeadLetter with(NewDeadLetter dead, NewDeadLetter.Fate fate) {
        return new NewDeadLetter(dead.id(), dead.row(), dead.record(), dead.failure(), fate, dead.descends());
    }
}
