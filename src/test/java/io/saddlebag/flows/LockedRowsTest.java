package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedRowsTest {

    private static final String HEADER = "id,First Name,Last Name,email,phone,birthdate,source,account\n";

    @TempDir
    private Path home;

    @Test
    void a_row_that_stays_locked_waits_for_its_pause_and_does_not_hold_up_the_next_file() throws Exception {
        try (var journey = new Journey(home)
                .with("saddlebag.record-attempts", "1")
                .with("saddlebag.retry-pause", "5m")
                .with("saddlebag.retry-longest-pause", "5m")
                .start()) {
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.RowLocked(1));

            var locked = journey.receives("contacts", "a.csv", HEADER + "A-1,Ada,Lee,,,,,\n");
            assertThat(locked.counts()).isEqualTo(new Counts(0, 0, 0, 1));

            for (var next : List.of("b.csv", "c.csv")) {
                var report = journey.receives("contacts", next, HEADER + next + ",Bob,Roe,,,,,\n");
                assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
                assertThat(journey.deadLetters()).singleElement().satisfies(row -> assertThat(row.state())
                        .isEqualTo(DeadLetterState.WAITING));
            }
        }
    }

    @Test
    void a_row_that_stays_locked_is_delivered_when_the_lock_ends() throws Exception {
        try (var journey = started()) {
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.RowLocked(3));

            var locked = journey.receives("contacts", "a.csv", HEADER + "A-1,Ada,Lee,,,,,\n");
            assertThat(locked.counts()).isEqualTo(new Counts(0, 0, 0, 1));
            journey.receives("contacts", "b.csv", HEADER + "B-1,Bob,Roe,,,,,\n");

            journey.awaitDrained();
            assertThat(journey.deadLetters()).isEmpty();
            assertThat(journey.salesforce.records("Contact"))
                    .extracting(contact -> contact.get("Customer_No__c"))
                    .containsExactlyInAnyOrder("A-1", "B-1");
        }
    }

    @Test
    void a_later_row_of_the_same_key_is_not_overwritten_by_the_one_that_waited() throws Exception {
        try (var journey = started()) {
            journey.receives("contacts", "first.csv", HEADER + "A-1,Ada,Old,,,,,\n");
            journey.salesforce.advance(Duration.ofSeconds(2));
            journey.salesforce.faults().next(Kind.COLLECTIONS, new Fault.RowLocked(2));
            journey.drop("contacts", "a.csv", (HEADER + "A-1,Ada,Lee,,,,,\n").getBytes(StandardCharsets.UTF_8));
            journey.drop("contacts", "b.csv", (HEADER + "A-1,Ada,Byron,,,,,\n").getBytes(StandardCharsets.UTF_8));

            journey.nextReport();
            journey.nextReport();
            journey.awaitDrained();

            assertThat(journey.salesforce.records("Contact")).singleElement().satisfies(contact -> assertThat(contact)
                    .containsEntry("LastName", "Byron"));
            assertThat(journey.deadLetterLines()).isSubsetOf("a.csv:2 TARGET_CHANGED");
        }
    }

    @Test
    void a_row_that_stays_locked_for_too_long_is_a_dead_letter() throws Exception {
        try (var journey = new Journey(home)
                .with("saddlebag.record-attempts", "2")
                .with("saddlebag.lock-wait", "300ms")
                .start()) {
            journey.salesforce.every(1, new Fault.RowLocked());

            journey.receives("contacts", "a.csv", HEADER + "A-1,Ada,Lee,,,,,\n");
            journey.awaitDrained();

            Until.itIs(() -> journey.deadLetters().get(0).state() == DeadLetterState.OPEN);
            assertThat(journey.deadLetters())
                    .singleElement()
                    .satisfies(row -> assertThat(row.failure().code()).isEqualTo("UNABLE_TO_LOCK_ROW"));
        }
    }

    private Journey started() throws Exception {
        return new Journey(home).with("saddlebag.record-attempts", "2").start();
    }
}
