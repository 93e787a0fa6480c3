package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer on another machine is not seen: it may go on after a pause in a file that was loaded and moved meanwhile. */
class LateRowsTest {

    private static final String HEADER = "id,First Name,\"Last Name\",email,phone,birthdate,source,account\r\n";

    @TempDir
    private Path folder;

    private Path done;

    @BeforeEach
    void place() {
        done = folder.resolve("done/contacts/march.csv");
    }

    @Test
    void rows_that_are_added_to_a_file_in_done_load_as_a_file_of_their_own() throws Exception {
        try (var journey = journey()) {
            journey.receives("contacts", "march.csv", HEADER + "C-1,Ada,Lovelace,,,,,\r\n");

            append("C-2,Grace,Hopper,,,,,\r\nC-3,Mary,Shelley,,,,,\r\n");

            var report = journey.nextReport();
            assertThat(report.name()).isEqualTo("march.from-line-3.csv");
            assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 0));
            assertThat(journey.salesforce.records("Contact")).hasSize(3);

            append("C-4,Jane,Austen,,,,,\r\n");

            assertThat(journey.nextReport().name()).isEqualTo("march.from-line-5.csv");
            assertThat(journey.salesforce.records("Contact")).hasSize(4);
        }
    }

    @Test
    void a_link_in_the_place_of_a_loaded_file_adds_nothing() throws Exception {
        var text = HEADER + "C-1,Ada,Lovelace,,,,,\r\n";
        try (var journey = journey()) {
            journey.receives("contacts", "march.csv", text);
            var foreign = Files.writeString(folder.resolve("foreign"), text + "C-2,Grace,Hopper,,,,,\r\n");
            Files.delete(done);
            Files.createSymbolicLink(done, foreign);

            for (int file = 0; file < 5; file++) {
                assertThat(journey.receives("contacts", "april.csv", text).name())
                        .isEqualTo("april.csv");
            }

            assertThat(journey.salesforce.records("Contact")).hasSize(1);
        }
    }

    @Test
    void rows_that_are_added_while_no_process_runs_load_after_the_next_start() throws Exception {
        try (var journey = journey()) {
            journey.receives("contacts", "march.csv", HEADER + "C-1,Ada,Lovelace,,,,,\r\n");
            journey.stop();
            append("C-2,Grace,Hopper,,,,,\r\n");

            journey.start();

            assertThat(journey.nextReport().counts()).isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(journey.salesforce.records("Contact")).hasSize(2);
        }
    }

    @Test
    void a_file_whose_last_row_was_loaded_in_part_is_named_for_a_person() throws Exception {
        try (var journey = journey()) {
            journey.receives("contacts", "march.csv", HEADER + "C-1,Ada,Lovelace,ada@example.org,,,,");

            append("\r\nC-2,Grace,Hopper,,,,,\r\n");

            Until.itIs(
                    () -> status().contains("done/contacts/march.csv was changed after it was loaded, and what is new"
                            + " in it was not loaded. Move what is new to inbox/contacts."));
            assertThat(journey.salesforce.records("Contact")).hasSize(1);
            assertThat(journey.home.inbox("contacts")).isEmptyDirectory();
        }
    }

    @Test
    void a_file_that_is_written_anew_in_done_is_named_for_a_person() throws Exception {
        try (var journey = journey()) {
            journey.receives("contacts", "march.csv", HEADER + "C-1,Ada,Lovelace,,,,,\r\n");

            Files.writeString(done, HEADER + "C-7,Grace,Hopper,,,,,\r\nC-8,Mary,Shelley,,,,,\r\n");

            Until.itIs(() -> status().contains("done/contacts/march.csv was changed after it was loaded"));
        }
    }

    private Journey journey() throws IOException {
        return new Journey(folder).with("saddlebag.quiet-time", "20ms").start();
    }

    private void append(String text) throws IOException {
        Files.writeString(done, text, StandardOpenOption.APPEND);
    }

    private String status() {
        var commands = new Commands();
        commands.in(folder, "status");
        return commands.out().toString();
    }
}
