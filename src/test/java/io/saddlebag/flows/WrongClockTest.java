package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.FlowText;
import io.saddlebag.ledger.Counts;
import io.saddlebag.simulator.Settings;
import io.saddlebag.simulator.faults.Fault;
import io.saddlebag.simulator.http.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compared with Salesforce's times holds, whatever this machine takes for the time. */
class WrongClockTest {

    private static final String CONTACTS = "id,First Name,Last Name,email,phone,birthdate,source,account\n";

    /** An insert whose records can be looked for. */
    static final String INSERT = FlowText.inbox("people", "Contact")
            .with("operation", "insert")
            .with("unique", "Customer_No__c")
            .mapping(FlowText.PEOPLE);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {-10, 0, 10})
    void an_insert_whose_answer_was_lost_counts_as_created_and_is_not_sent_again(int minutesAhead) throws Exception {
        try (var journey = inserting(minutesAhead)) {
            journey.salesforce.next(new Fault.AnswerLost());

            var report = journey.receives("people", "one.csv", "id,name\nP-1,Ada\nP-2,Grace\n");

            assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
            assertThat(journey.salesforce.writes("Contact")).hasSize(2);
            assertThat(journey.salesforce.requests().count(Kind.COLLECTIONS)).isEqualTo(1);
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 0, 10})
    void a_record_that_was_there_before_is_not_taken_for_the_insert_whose_answer_was_lost(int minutesAhead)
            throws Exception {
        try (var journey = inserting(minutesAhead)) {
            journey.receives("people", "one.csv", "id,name\nP-1,Ada\n");
            journey.salesforce.advance(Duration.ofMinutes(5));
            journey.receives("people", "two.csv", "id,name\nP-2,Grace\n");
            journey.salesforce.next(new Fault.AnswerLost());

            var report = journey.receives("people", "three.csv", "id,name\nP-1,Somebody else\n");

            assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 1));
            assertThat(journey.deadLetterLines()).containsExactly("three.csv:2 UNKNOWN_OUTCOME");
            assertThat(journey.salesforce.writes("Contact")).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 0, 10})
    void a_replay_overwrites_what_was_not_changed_since_the_failure(int minutesAhead) throws Exception {
        try (var journey = upserting(minutesAhead)) {
            journey.receives("contacts", "old.csv", CONTACTS + "C-1,Ada,Old,,,,,\n");
            journey.salesforce.advance(Duration.ofMinutes(1));
            failing(journey);

            assertThat(replay()).isZero();

            assertThat(lastName(journey)).isEqualTo("Failed");
            assertThat(journey.deadLetters()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 0, 10})
    void a_replay_overwrites_nothing_that_was_changed_since_the_failure(int minutesAhead) throws Exception {
        try (var journey = upserting(minutesAhead)) {
            journey.receives("contacts", "old.csv", CONTACTS + "C-1,Ada,Old,,,,,\n");
            failing(journey);
            journey.receives("contacts", "newer.csv", CONTACTS + "C-1,Ada,Newer,,,,,\n");

            assertThat(replay()).isEqualTo(1);

            assertThat(lastName(journey)).isEqualTo("Newer");
            assertThat(journey.deadLetterLines()).containsExactly("failed.csv:2 TARGET_CHANGED");
        }
    }

    private static void failing(Journey journey) throws Exception {
        journey.salesforce.next(new Fault.RecordRefused("APEX_ERROR", "not now", List.of()));
        journey.receives("contacts", "failed.csv", CONTACTS + "C-1,Ada,Failed,,,,,\n");
        assertThat(journey.deadLetterLines()).containsExactly("failed.csv:2 APEX_ERROR");
    }

    private Journey inserting(int minutesAhead) throws IOException {
        return new Journey(folder, settings(minutesAhead))
                .flow("people", INSERT)
                .start();
    }

    private Journey upserting(int minutesAhead) throws IOException {
        return new Journey(folder, settings(minutesAhead)).start();
    }

    private static Settings settings(int minutesAhead) {
        return Settings.defaults().withClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutesAhead)));
    }

    private static Object lastName(Journey journey) {
        return journey.salesforce.records("Contact").get(0).get("LastName");
    }

    private int replay() {
        return new Commands().in(folder, "replay");
    }
}
