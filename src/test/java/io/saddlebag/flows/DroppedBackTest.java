package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.FlowText;
import io.saddlebag.ledger.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead-letter files that somebody corrects bit by bit, and drops back more than once. */
class DroppedBackTest {

    @TempDir
    private Path folder;

    private Journey journey;

    private void flow(FlowText flow, String fields) throws IOException {
        journey = new Journey(folder);
        flow.in(folder, fields);
        journey.start();
    }

    private void inserts() throws IOException {
        flow(
                FlowText.inbox("people", "Contact").with("operation", "insert"),
                "LastName = .name\nBirthdate = date(.born, \"yyyy-MM-dd\")\n");
    }

    private String deadLetters(String file) throws IOException {
        return Files.readString(folder.resolve("dead-letter/people").resolve(file));
    }

    @AfterEach
    void stop() {
        journey.close();
    }

    @Test
    void rows_that_were_inserted_since_are_held_when_their_file_is_dropped_back_again() throws Exception {
        inserts();
        journey.receives("people", "a.csv", "name,born\nLee,1\nRoe,2\n");
        var file = deadLetters("a.csv");
        journey.receives("people", "b.csv", file.replace("Lee,1", "Lee,2000-01-01"));

        var again = journey.receives(
                "people", "c.csv", file.replace("Lee,1", "Lee,2000-01-01").replace("Roe,2", "Roe,2000-01-02"));

        assertThat(again.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(journey.salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactly("Lee", "Roe");
        assertThat(journey.deadLetters()).singleElement().satisfies(dead -> {
            assertThat(dead.failure().code()).isEqualTo("ALREADY_DELIVERED");
            assertThat(dead.failure().message()).contains("would make a second record");
        });
        var onceMore = journey.receives("people", "d.csv", deadLetters("c.csv"));
        assertThat(onceMore.counts()).isEqualTo(new Counts(0, 0, 0, 1));
        assertThat(journey.salesforce.records("Contact")).hasSize(2);
    }

    @Test
    void a_results_file_that_is_dropped_back_makes_no_second_record_of_a_row_that_it_calls_delivered()
            throws Exception {
        inserts();
        var report = journey.receives("people", "a.csv", "name,born\nLee,2000-01-01\nRoe,2\n,\n");
        var results = String.join("\n", journey.results(report)) + "\n";
        assertThat(results).contains("notice");

        var again = journey.receives("people", "a.results.csv", results.replace("Roe,2", "Roe,2000-01-02"));

        assertThat(again.counts()).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(journey.salesforce.records("Contact"))
                .extracting(contact -> contact.get("LastName"))
                .containsExactly("Lee", "Roe");
        assertThat(journey.deadLetters())
                .filteredOn(dead -> dead.failure().code().equals("ALREADY_DELIVERED"))
                .singleElement()
                .satisfies(dead -> assertThat(dead.failure().message()).contains("results file"));
    }

    @Test
    void an_inserted_row_whose_saddlebag_id_was_altered_is_held_until_the_id_is_emptied() throws Exception {
        inserts();
        journey.receives("people", "a.csv", "name,born\nLee,1\n");
        var file = deadLetters("a.csv").replace("Lee,1", "Lee,2000-01-01");

        journey.receives("people", "b.csv", file.replaceFirst("DL-.", "DL-"));
        journey.receives("people", "c.csv", deadLetters("b.csv"));

        assertThat(journey.salesforce.records("Contact")).isEmpty();
        assertThat(journey.deadLetters())
                .extracting(dead -> dead.failure().code())
                .contains("UNKNOWN_DEAD_LETTER");
        journey.receives("people", "d.csv", deadLetters("c.csv").replaceAll("DL-[0-9A-Z]+", ""));
        assertThat(journey.salesforce.records("Contact")).hasSize(1);
    }

    @Test
    void a_row_that_an_older_copy_of_its_file_delivers_is_no_dead_letter_any_more() throws Exception {
        inserts();
        journey.receives("people", "a.csv", "name,born\nLee,1\n");
        var file = deadLetters("a.csv");
        journey.receives("people", "b.csv", file.replace("Lee,1", "Lee,x"));

        journey.receives("people", "c.csv", file.replace("Lee,1", "Lee,2000-01-01"));

        assertThat(journey.deadLetters()).isEmpty();
        assertThat(folder.resolve("dead-letter/people/b.csv")).doesNotExist();
    }

    @Test
    void a_row_whose_target_was_changed_stays_held_when_it_is_dropped_back_again() throws Exception {
        flow(FlowText.people(), FlowText.PEOPLE + "Birthdate = date(.born, \"yyyy-MM-dd\")\n");
        journey.receives("people", "a.csv", "id,name,born\nP1,Old,1\n");
        var file = deadLetters("a.csv").replace("Old,1", "Old,2000-01-01");
        journey.salesforce.advance(Duration.ofSeconds(5));
        journey.receives("people", "new.csv", "id,name,born\nP1,New,2001-01-01\n");
        journey.salesforce.advance(Duration.ofSeconds(5));
        journey.receives("people", "b.csv", file);

        journey.receives("people", "c.csv", deadLetters("b.csv"));

        assertThat(journey.deadLetters())
                .singleElement()
                .satisfies(dead -> assertThat(dead.failure().code()).isEqualTo("TARGET_CHANGED"));
        assertThat(journey.salesforce.records("Contact"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.get("LastName")).isEqualTo("New"));
    }
}
