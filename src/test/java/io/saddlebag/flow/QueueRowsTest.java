package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.MovableClock;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.mapping.Blank;
import io.saddlebag.mapping.Mapping;
import io.saddlebag.queue.MessageIdentity;
import io.saddlebag.queue.Received;
import io.saddlebag.records.Place;
import io.saddlebag.records.ReadOptions;
import io.saddlebag.records.Row;
import io.saddlebag.salesforce.ObjectDescribe;
import io.saddlebag.salesforce.Operation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of messages that are inserted: which of them may have been sent before. */
class QueueRowsTest {

    private static final Place PLACE = new Place("routes/leads-in.camel.yaml", 1);
    private static final Flow FLOW = new Flow(
            "leads-in",
            Optional.of("crm.leads"),
            PLACE,
            "Lead",
            Operation.INSERT,
            "",
            "",
            Mapping.compile("LastName = .name", PLACE, Blank.LEAVE),
            "LastName = .name",
            ReadOptions.BY_LOOKING);

    @TempDir
    private Path home;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(home, MovableClock.at("2026-03-31T12:00:00Z"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_redelivered_message_with_its_id_has_the_rows_that_it_had() {
        var first = rows(message("4711", false, "{\"name\": \"Ada\"}"));
        var again = rows(message("4711", true, "{\"name\": \"Ada\"}"));

        assertThat(numbers(again)).isEqualTo(numbers(first));
        assertThat(mayHaveLeft(again)).isFalse();
    }

    @Test
    void a_redelivered_message_without_an_id_may_have_been_sent_and_one_that_comes_first_was_not() {
        assertThat(mayHaveLeft(rows(message("", true, "{\"name\": \"Ada\"}")))).isTrue();
        assertThat(mayHaveLeft(rows(message("", false, "{\"name\": \"Ada\"}")))).isFalse();
    }

    @Test
    void a_known_message_that_is_read_as_other_rows_than_before_may_have_been_sent() {
        rows(message("4711", false, "{\"name\": \"Ada\"}"));

        assertThat(mayHaveLeft(rows(message("4711", false, "[{\"name\": \"Ada\"}, {\"name\": \"Grace\"}]"))))
                .isTrue();
    }

    private record Added(Load load, List<Row> rows) {}

    /** What a process makes of a message that is delivered to it. */
    private Added rows(Received message) {
        var rows = new QueueRows(ledger, "crm.leads");
        var load = Load.of(FLOW, "crm.leads", rows, null, Instant.EPOCH);
        load.describedAs(new ObjectDescribe("Lead", Set.of(), Map.of()), parent -> Optional.empty());
        var loading = new QueueSources(ledger, MovableClock.at("2026-03-31T12:00:00Z")).loading(FLOW, "00D");
        load.begin(loading, List.of());
        rows.numberFrom(ledger.messages().lastRow(loading.id()) + 1);
        return new Added(load, rows.add(load, List.of(ReadMessage.of(message, "crm.leads", FLOW))));
    }

    private static Received message(String id, boolean again, String text) {
        var key = Optional.of(id).filter(given -> !given.isEmpty());
        return new Received(
                new MessageIdentity(key, key),
                new Received.Body.Text(text, "application/json"),
                Instant.EPOCH,
                again,
                null,
                Optional.empty());
    }

    private static List<Long> numbers(Added added) {
        return added.rows().stream().map(Row::number).toList();
    }

    private static boolean mayHaveLeft(Added added) {
        return added.rows().stream()
                .allMatch(row -> added.load().leftBefore(row.number()).isPresent());
    }
}
