package io.saddlebag.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.DeadLetterState;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.simulator.dml.Trigger;
import io.saddlebag.storm.Interruptions.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} while inserts without a unique field, or deletes by key, are out; each prints what it came to. */
@Tag("doubt")
class InterruptionsTest {

    private static final int ROWS = 3_000;
    private static final Duration OVER = Duration.ofMinutes(12);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path home;

    @Test
    void inserts_of_distinct_rows_are_all_there_once_and_none_is_held() throws Exception {
        try (var trial = inserts()) {
            trial.rage(100, Held.NEVER, OVER, InterruptionsTest::distinct);

            assertThat(trial.end()).isZero();
            assertThatEachIsThereOnce(trial);
        }
    }

    @Test
    void inserts_that_are_carried_out_a_minute_after_the_kill_are_all_there_once_and_none_is_held() throws Exception {
        try (var trial = inserts()) {
            trial.rage(50, Held.LATER, A_MINUTE, InterruptionsTest::distinct);

            assertThat(trial.end()).isZero();
            assertThatEachIsThereOnce(trial);
        }
    }

    @Test
    void inserts_that_a_trigger_alters_are_held_and_none_is_there_twice() throws Exception {
        try (var trial = inserts()) {
            trial.salesforce.rules().add(new Trigger("Lead", "LastName", name -> name.toUpperCase(Locale.ROOT)));
            trial.rage(50, Held.NEVER, OVER, InterruptionsTest::distinct);
            trial.end();

            var held = held();
            print("a trigger alters the names", trial, held.size());
            assertThat(trial.salesforce.records("Lead"))
                    .extracting(lead -> lead.get("LastName"))
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(trial.files() * ROWS - held.size(), trial.files() * ROWS);
        }
    }

    @Test
    void inserts_of_rows_that_are_alike_are_held_and_none_is_there_twice() throws Exception {
        try (var trial = inserts()) {
            trial.rage(
                    50,
                    Held.NEVER,
                    OVER,
                    file -> Interruptions.lines("name,n", ROWS, row -> "Same," + file + "-" + row));
            trial.end();

            var held = held();
            print("all rows are alike", trial, held.size());
            assertThat(trial.salesforce.count("Lead"))
                    .isBetween(trial.files() * ROWS - held.size(), trial.files() * ROWS);
            assertThat(trial.results()
                                    .filter(line -> line.contains(",delivered,"))
                                    .count()
                            + held.size()
                            + delivered())
                    .isEqualTo((long) trial.files() * ROWS);
        }
    }

    @Test
    void deletes_of_which_a_tenth_has_no_record_are_reported_as_they_are() throws Exception {
        try (var trial = new Interruptions(home)) {
            trial.flow(
                    FlowText.inbox(Interruptions.FLOW, "Contact")
                            .with("key", "Customer_No__c")
                            .with("operation", "delete"),
                    "Customer_No__c = .id\n");
            trial.rage(100, Held.NEVER, Duration.ofSeconds(1), file -> {
                plant(trial, file);
                return Interruptions.lines("id", ROWS, row -> "P-" + file + "-" + row);
            });
            trial.end();

            long missing = trial.files() * ROWS / 10L;
            long gone = trial.results()
                    .filter(line -> line.contains(",deleted,,The record was gone"))
                    .count();
            System.out.printf(
                    "deletes: %,d kills, %,d calls never carried out; %,d rows, %,d without a record: %,d not found, %,d deleted,"
                            + " %,d of these gone already, %,d without an Id; %,d records left%n",
                    trial.kills,
                    trial.heldCalls,
                    trial.files() * ROWS,
                    missing,
                    trial.results().filter(line -> line.contains(",NOT_FOUND,")).count(),
                    trial.results().filter(line -> line.contains(",deleted,")).count(),
                    gone,
                    trial.results()
                            .filter(line -> line.contains(",delivered,,"))
                            .count(),
                    trial.salesforce.count("Contact"));
            assertThat(trial.salesforce.count("Contact")).isZero();
            assertThat(trial.results().filter(line -> line.contains(",NOT_FOUND,")))
                    .hasSize((int) missing);
            assertThat(trial.results().filter(line -> line.contains(",delivered,003") && line.contains(",deleted,")))
                    .hasSize((int) (trial.files() * ROWS - missing));
        }
    }

    private Interruptions inserts() throws Exception {
        var trial = new Interruptions(home);
        trial.flow(FlowText.inbox(Interruptions.FLOW, "Lead").with("operation", "insert"), FlowText.LEADS);
        return trial;
    }

    private static String distinct(int file) {
        return Interruptions.lines("name", ROWS, row -> "Lead-" + file + "-" + row);
    }

    private void plant(Interruptions trial, int file) throws IOException {
        var records = IntStream.range(0, ROWS)
                .filter(row -> row % 10 != 0)
                .mapToObj(row -> "{\"LastName\": \"N\", \"Customer_No__c\": \"P-%d-%d\"}".formatted(file, row))
                .collect(Collectors.joining(",", "{\"records\": {\"Contact\": [", "]}}"));
        trial.salesforce.plant(Files.writeString(home.resolve("seed.json"), records));
    }

    private void assertThatEachIsThereOnce(Interruptions trial) {
        var held = held();
        print("distinct rows", trial, held.size());
        assertThat(held).isEmpty();
        assertThat(trial.salesforce.records("Lead"))
                .extracting(lead -> lead.get("LastName"))
                .doesNotHaveDuplicates()
                .hasSize(trial.files() * ROWS);
    }

    private static void print(String what, Interruptions trial, int held) {
        int there = trial.salesforce.count("Lead");
        long distinct = trial.salesforce.records("Lead").stream()
                .map(lead -> lead.get("LastName"))
                .distinct()
                .count();
        System.out.printf(
                "inserts, %s: %,d kills, %,d calls held before them; %,d rows, %,d records with %,d names, %,d held%n",
                what, trial.kills, trial.heldCalls, trial.files() * ROWS, there, distinct, held);
    }

    private List<DeadLetter> held() {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            return ledger.deadLetters().list(DeadLetterFilter.UNSETTLED);
        }
    }

    private long delivered() {
        try (var ledger = Ledger.openReadOnly(home, Clock.systemUTC()).orElseThrow()) {
            return ledger.deadLetters().count(DeadLetterFilter.UNSETTLED.in(DeadLetterState.SETTLED));
        }
    }
}
