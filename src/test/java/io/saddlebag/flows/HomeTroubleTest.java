package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.CannotStart;
import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.FreeName;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.salesforce.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder that cannot be written is played by a file that stands in its place: that stops the superuser, too. */
class HomeTroubleTest {

    private static final byte[] CONTACTS =
            ("id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\nC-2,Grace,,,,,,\n")
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"done", "results", "dead-letter"})
    void a_file_stays_in_its_inbox_while_a_folder_cannot_be_written_and_then_ends_with_each_row_once(String which)
            throws Exception {
        try (var journey = new Journey(folder)) {
            journey.with("saddlebag.pause", "20ms").start();
            var blocked = folder.resolve(which).resolve("contacts");
            Files.delete(blocked);
            Files.createFile(blocked);

            var waiting = journey.receives("contacts", "march.csv", CONTACTS);
            assertThat(waiting.trouble()).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.HOME);
                assertThat(trouble.what()).contains(which + "/contacts");
            });
            assertThat(journey.home.inbox("contacts").resolve("march.csv")).hasBinaryContent(CONTACTS);

            Files.delete(blocked);
            // The flow tries again meanwhile, and may have made it.
            Files.createDirectories(blocked);
            var report = journey.nextReport();
            while (report.trouble().isPresent()) {
                report = journey.nextReport();
            }

            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 1));
            assertThat(journey.deadLetterLines()).containsExactly("march.csv:3 REQUIRED_FIELD_MISSING");
            assertThat(journey.salesforce.writes("Contact")).hasSize(1);
            assertThat(folder.resolve("done/contacts/march.csv")).hasBinaryContent(CONTACTS);
            assertThat(folder.resolve("dead-letter/contacts/march.csv")).exists();
            assertThat(journey.results(report)).hasSize(3);
        }
    }

    /** Something stands where the draft belongs. */
    @ParameterizedTest
    @ValueSource(strings = {"rejected", "dead-letter"})
    void a_file_that_cannot_be_written_is_named_where_a_file_is_set_aside_and_where_its_dead_letters_are_written(
            String which) throws Exception {
        try (var journey = new Journey(folder)) {
            journey.with("saddlebag.pause", "20ms").start();
            var draft = folder.resolve(which).resolve("contacts").resolve(FreeName.draft("march.csv"));
            var inTheWay = Files.createDirectories(draft.resolve("in-the-way"));
            var file = which.equals("rejected") ? "id,name\n" : new String(CONTACTS, StandardCharsets.UTF_8);

            var waiting = journey.receives("contacts", "march.csv", file);
            assertThat(waiting.trouble()).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.HOME);
                assertThat(trouble.what()).startsWith(which + "/contacts/march.csv cannot be written (");
            });

            Files.delete(inTheWay);
            var report = journey.nextReport();
            while (report.trouble().isPresent()) {
                report = journey.nextReport();
            }
            assertThat(folder.resolve(which).resolve("contacts/march.csv")).exists();
            assertThat(draft).doesNotExist();
        }
    }

    @Test
    void a_full_disk_is_named() {
        assertThat(LedgerUnavailable.writing("rejected/march.csv", new IOException("No space left on device")))
                .hasMessageStartingWith("rejected/march.csv cannot be written (disk full). Nothing was lost;");
    }

    @Test
    void an_inbox_that_vanishes_is_told_in_the_status_and_goes_on_when_it_is_back() throws Exception {
        try (var journey = new Journey(folder)) {
            journey.start();
            var inbox = journey.home.inbox("contacts");
            Files.delete(inbox);
            Until.itIs(() -> !journey.pauses().isEmpty());
            assertThat(journey.pauses()).singleElement().satisfies(pause -> {
                assertThat(pause.flow()).isEqualTo("contacts");
                assertThat(pause.reason()).startsWith("inbox/contacts is gone.");
            });

            Files.createDirectory(inbox);
            var report = journey.receives("contacts", "march.csv", CONTACTS);

            assertThat(report.counts().total()).isEqualTo(2);
            journey.awaitPauses(0);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_at_the_start() throws Exception {
        try (var journey = new Journey(folder)) {
            Files.createFile(folder.resolve("done"));

            assertThatThrownBy(journey::start).isInstanceOfSatisfying(CannotStart.class, why -> assertThat(
                            why.problems())
                    .singleElement()
                    .hasToString("done: the folder cannot be made (a file is in its place). Make its place free and"
                            + " writable."));
        }
    }
}
