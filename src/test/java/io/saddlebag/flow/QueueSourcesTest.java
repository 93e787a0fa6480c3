package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.MovableClock;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Message;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.Settlement;
import io.saddlebag.ledger.Source;
import io.saddlebag.ledger.SourceState;
import io.saddlebag.mapping.Blank;
import io.saddlebag.mapping.Mapping;
import io.saddlebag.records.Place;
import io.saddlebag.records.ReadOptions;
import io.saddlebag.salesforce.Operation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueSourcesTest {

    private static final Place PLACE = new Place("routes/people.camel.yaml", 1);
    private static final Flow FLOW = new Flow(
            "people",
            Optional.of("crm.people"),
            PLACE,
            "Contact",
            Operation.UPSERT,
            "Customer_No__c",
            "",
            Mapping.compile("LastName = .name", PLACE, Blank.LEAVE),
            "LastName = .name",
            ReadOptions.BY_LOOKING);

    @TempDir
    private Path home;

    private Ledger ledger;
    private QueueSources sources;

    private final MovableClock clock = MovableClock.at("2026-03-31T12:00:00Z");

    @BeforeEach
    void open() {
        ledger = Ledger.open(home, clock);
        sources = new QueueSources(ledger, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void each_day_has_a_source_and_a_results_file_of_its_own() {
        var first = sources.loading(FLOW, "00D");
        assertThat(sources.loading(FLOW, "00D").id()).isEqualTo(first.id());
        settle(first.id(), 1, 1, new RowRange(1, 1));
        clock.forward(Duration.ofDays(1));

        var second = sources.loading(FLOW, "00D");

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(first.results()).hasFileName("crm-people-2026-03-31.results.csv");
        assertThat(second.results()).hasFileName("crm-people-2026-04-01.results.csv");
        assertThat(source(first.id()).state()).isEqualTo(SourceState.DONE);
        assertThat(source(first.id()).counts().created()).isEqualTo(1);
    }

    @Test
    void a_day_goes_on_while_the_broker_must_deliver_a_message_of_it_again_but_not_for_ever() {
        var first = sources.loading(FLOW, "00D");
        settle(first.id(), 1, 1, new RowRange(1, 2));
        clock.forward(Duration.ofDays(1));

        assertThat(sources.loading(FLOW, "00D").id()).isEqualTo(first.id());
        assertThat(new QueueSources(ledger, clock).loading(FLOW, "00D").id()).isEqualTo(first.id());
        settle(first.id(), 2, 2, new RowRange(1, 2));
        assertThat(sources.loading(FLOW, "00D").id()).isNotEqualTo(first.id());

        clock.forward(Duration.ofDays(1));
        var third = sources.loading(FLOW, "00D");
        settle(third.id(), 1, 1, new RowRange(1, 2));
        clock.forward(Duration.ofDays(1));
        assertThat(sources.loading(FLOW, "00D").id()).isEqualTo(third.id());
        clock.forward(Duration.ofDays(3));
        assertThat(sources.loading(FLOW, "00D").id()).isNotEqualTo(third.id());
    }

    @Test
    void what_was_sent_before_a_stop_of_a_week_is_still_known_after_it() {
        var first = sources.loading(FLOW, "00D");
        settle(first.id(), 1, 1, new RowRange(1, 2));
        clock.forward(Duration.ofDays(7));

        assertThat(new QueueSources(ledger, clock).loading(FLOW, "00D").id()).isEqualTo(first.id());
        assertThat(ledger.messages().known("people", List.of("m" + first.id()))).containsKey("m" + first.id());
    }

    @Test
    void a_process_that_starts_again_goes_on_with_the_source_of_the_day() {
        var first = sources.loading(FLOW, "00D");
        settle(first.id(), 1, 1, new RowRange(1, 1));

        var again = new QueueSources(ledger, clock).loading(FLOW, "00D");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.results()).isEqualTo(first.results());
        assertThat(ledger.messages().lastRow(again.id())).isEqualTo(1);
    }

    private Source source(long id) {
        return ledger.sources().find(id).orElseThrow();
    }

    private void settle(long source, long first, long last, RowRange message) {
        var rows = new RowRange(first, last);
        ledger.sources()
                .settle(new Settlement(
                        source,
                        rows,
                        new Counts(rows.rows(), 0, 0, 0),
                        new byte[0],
                        List.of(),
                        List.of(),
                        0,
                        List.of(new Message(Optional.of("m" + source), Optional.of("m" + source), message, () -> ""))));
    }
}
