package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Loading;
import io.saddlebag.ledger.NewSource;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.Settlement;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.ledger.SourceState;
import io.saddlebag.records.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process was killed between the move of a file and its end in the ledger. */
class MovedFilesTest {

    private static final String TEXT = "id\n1\n2\n3\n";

    @TempDir
    private Path folder;

    private Home home;
    private Ledger ledger;
    private Loading loading;

    @BeforeEach
    void begin() throws IOException {
        home = new Home(folder);
        home.prepare("contacts");
        ledger = Ledger.open(folder, Clock.systemUTC());
        loading = ledger.sources()
                .begin(
                        new NewSource(
                                SourceKind.FILE,
                                "contacts",
                                "a.csv",
                                "inbox/contacts/a.csv",
                                TEXT.length(),
                                Fingerprint.of(TEXT).sha256(),
                                Instant.EPOCH,
                                "upsert",
                                "00D",
                                "mapping",
                                "CSV",
                                Optional.of(','),
                                List.of("id")),
                        "line\n".getBytes());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_file_that_stands_in_done_is_done() throws IOException {
        settle(1, 3);
        Files.writeString(home.done("contacts").resolve("a.csv"), TEXT);

        new MovedFiles(home, ledger).finish();

        assertThat(state()).isEqualTo(SourceState.DONE);
        assertThat(ledger.sources().find(loading.id()).orElseThrow().path()).isEqualTo("done/contacts/a.csv");
    }

    @Test
    void another_file_that_has_its_name_by_now_changes_nothing() throws IOException {
        settle(1, 3);
        Files.writeString(home.done("contacts").resolve("a.csv"), TEXT);
        Files.writeString(home.inbox("contacts").resolve("a.csv"), "id\n4\n");

        new MovedFiles(home, ledger).finish();

        assertThat(state()).isEqualTo(SourceState.DONE);
    }

    @Test
    void a_file_that_stands_in_rejected_is_set_aside() throws IOException {
        settle(1, 2);
        Files.writeString(home.rejected("contacts").resolve("a.csv"), TEXT);

        new MovedFiles(home, ledger).finish();

        assertThat(state()).isEqualTo(SourceState.REJECTED);
    }

    @Test
    void a_file_that_is_still_in_its_inbox_is_loaded_on() throws IOException {
        settle(1, 3);
        Files.writeString(home.done("contacts").resolve("of-yesterday.csv"), TEXT);
        Files.writeString(home.inbox("contacts").resolve("a.csv"), TEXT);

        new MovedFiles(home, ledger).finish();

        assertThat(state()).isEqualTo(SourceState.LOADING);
    }

    @Test
    void a_file_that_somebody_took_away_half_loaded_is_not_done_though_the_same_was_done_before() throws IOException {
        settle(2, 2);
        Files.writeString(home.done("contacts").resolve("of-yesterday.csv"), TEXT);

        new MovedFiles(home, ledger).finish();

        assertThat(state()).isEqualTo(SourceState.LOADING);
    }

    private void settle(long first, long last) {
        var rows = new RowRange(first, last);
        ledger.sources()
                .settle(new Settlement(
                        loading.id(), rows, new Counts(rows.rows(), 0, 0, 0), new byte[0], List.of(), List.of(), 0));
    }

    private SourceState state() {
        return ledger.sources().find(loading.id()).orElseThrow().state();
    }
}
