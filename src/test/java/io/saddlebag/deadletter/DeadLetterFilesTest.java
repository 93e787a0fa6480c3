package io.saddlebag.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.saddlebag.ledger.Counts;
import io.saddlebag.ledger.DeadLetterFilter;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.ledger.Loading;
import io.saddlebag.ledger.NewDeadLetter;
import io.saddlebag.ledger.NewSource;
import io.saddlebag.ledger.RowRange;
import io.saddlebag.ledger.Settlement;
import io.saddlebag.ledger.SourceKind;
import io.saddlebag.records.Format;
import io.saddlebag.records.ReadOptions;
import io.saddlebag.records.Row;
import io.saddlebag.records.Rows;
import io.saddlebag.records.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterFilesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> HEADER = List.of("id", "Last Name");

    @TempDir
    Path home;

    private Ledger ledger;
    private DeadLetterFiles files;

    @BeforeEach
    void open() {
        ledger = Ledger.open(home, Clock.fixed(NOON, ZoneOffset.UTC));
        files = new DeadLetterFiles(home, ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void the_rows_that_failed_stand_in_file_order_with_our_columns_before_theirs() {
        var march = load("march.csv", "CSV");
        fails(march, "DL-2", cells(2, " 007 ", "two\nlines"));
        fails(march, "DL-1", cells(1, "C-1", ""));

        files.refresh();

        assertThat(file("march.csv"))
                .hasContent(
                        "\uFEFFsaddlebag_id,saddlebag_line,saddlebag_row,saddlebag_error,saddlebag_message,id,Last Name\n"
                                + "DL-1,2,1,REQUIRED_FIELD_MISSING,Say who.,C-1,\n"
                                + "DL-2,3,2,REQUIRED_FIELD_MISSING,Say who., 007 ,\"two\nlines\"\n");
    }

    @Test
    void what_is_written_reads_back_as_the_same_rows_with_their_dead_letters() {
        var march = load("march.csv", "CSV");
        fails(march, "DL-1", cells(1, "C-1", "x"));
        files.refresh();

        try (var rows = Rows.open(file("march.csv"), "march.csv", ReadOptions.BY_LOOKING)) {
            var row = rows.next();
            assertThat(Values.deadLetterId(row)).hasValue("DL-1");
            assertThat(Values.of((Row.Cells) row)).hasToString("{\"id\":\"C-1\",\"Last Name\":\"x\"}");
        }
    }

    @Test
    void json_records_stand_one_to_a_line() {
        var march = load("march.json", Format.JSON_ARRAY.name());
        var record = JsonNodeFactory.instance.objectNode().put("id", "C-1");
        fails(march, "DL-1", new Row.Json(1, 7, record));

        files.refresh();

        assertThat(file("march.ndjson"))
                .hasContent("{\"saddlebag\":{\"id\":\"DL-1\",\"line\":7,\"row\":1,\"error\":\"REQUIRED_FIELD_MISSING\","
                        + "\"message\":\"Say who.\"},\"id\":\"C-1\"}\n");
    }

    @Test
    void the_file_goes_with_its_last_dead_letter() {
        var march = load("march.csv", "CSV");
        fails(march, "DL-1", cells(1, "C-1", ""));
        fails(march, "DL-2", cells(2, "C-2", ""));
        files.refresh();

        discard("DL-1");
        assertThat(file("march.csv")).content().doesNotContain("DL-1").contains("DL-2");

        discard("DL-2");
        assertThat(home.resolve("dead-letter/contacts")).isEmptyDirectory();
        assertThat(ledger.deadLetterBooks().stale()).isEmpty();
    }

    @Test
    void a_file_that_somebody_edited_is_neither_overwritten_nor_deleted() throws Exception {
        var march = load("march.csv", "CSV");
        fails(march, "DL-1", cells(1, "C-1", ""));
        fails(march, "DL-2", cells(2, "C-2", ""));
        files.refresh();

        Files.writeString(file("march.csv"), "corrected once");
        discard("DL-1");
        Files.writeString(file("march.csv"), "corrected again");
        discard("DL-2");

        assertThat(file("march.csv")).doesNotExist();
        assertThat(file("march.edited.csv")).hasContent("corrected once");
        assertThat(file("march.edited.2.csv")).hasContent("corrected again");
    }

    @Test
    void a_folder_that_somebody_removed_is_there_again_with_all_of_its_files() throws Exception {
        fails(load("march.csv", "CSV"), "DL-1", cells(1, "C-1", ""));
        var april = load("april.csv", "CSV");
        fails(april, "DL-2", cells(1, "C-2", ""));
        files.refresh();
        Files.delete(file("march.csv"));
        Files.delete(file("april.csv"));
        Files.delete(home.resolve("dead-letter/contacts"));

        fails(april, "DL-3", cells(2, "C-3", ""));
        files.refresh();

        assertThat(file("march.csv")).content().contains("DL-1");
        assertThat(file("april.csv")).content().contains("DL-2").contains("DL-3");
    }

    @Test
    void files_of_the_same_name_stand_side_by_side() throws Exception {
        var first = load("march.csv", "CSV");
        fails(first, "DL-1", cells(1, "C-1", ""));
        ledger.sources().finish(first.id(), 1);
        Files.createDirectories(home.resolve("dead-letter/contacts"));
        Files.writeString(file("march.2.csv"), "somebody's own file");
        files.refresh();
        var second = load("march.csv", "CSV");
        fails(second, "DL-2", cells(1, "C-1", ""));

        files.refresh();

        assertThat(file("march.csv")).content().contains("DL-1");
        assertThat(file("march.2.csv")).hasContent("somebody's own file");
        assertThat(file("march.3.csv")).content().contains("DL-2");
    }

    @Test
    void a_file_written_just_before_a_crash_is_known_again() {
        var march = load("march.csv", "CSV");
        fails(march, "DL-1", cells(1, "C-1", ""));
        files.refresh();
        ledger.deadLetterBooks().written(march.id(), 0, Optional.empty(), Optional.empty());

        files.refresh();

        assertThat(home.resolve("dead-letter/contacts"))
                .isDirectoryContaining(path -> path.endsWith("march.csv"))
                .isDirectoryNotContaining(path -> path.endsWith("march.2.csv"));
    }

    @Test
    void a_folder_that_cannot_be_written_is_one_sentence_and_the_next_time_it_is_done() throws Exception {
        var march = load("march.csv", "CSV");
        fails(march, "DL-1", cells(1, "C-1", ""));
        Files.writeString(home.resolve("dead-letter"), "in the way");

        assertThatThrownBy(files::refresh)
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageStartingWith("dead-letter/contacts/march.csv cannot be written "
                        + "(a file stands where its folder should be). Nothing was lost;");

        Files.delete(home.resolve("dead-letter"));
        files.refresh();
        assertThat(file("march.csv")).exists();
    }

    private void discard(String id) {
        assertThat(ledger.deadLetters().discard(List.of(id), "Not needed.")).isEqualTo(1);
        files.refresh();
        assertThat(ledger.deadLetters().ids(DeadLetterFilter.UNSETTLED)).doesNotContain(id);
    }

    private Path file(String name) {
        return home.resolve("dead-letter/contacts").resolve(name);
    }

    private Loading load(String name, String format) {
        var isCsv = "CSV".equals(format);
        var source = new NewSource(
                SourceKind.FILE,
                "contacts",
                name,
                "inbox/contacts/" + name,
                100,
                "fingerprint",
                NOON,
                "upsert",
                "00D000000000001",
                "mapping",
                format,
                isCsv ? Optional.of(',') : Optional.empty(),
                isCsv ? HEADER : List.of());
        return ledger.sources().begin(source, new byte[0]);
    }

    private static Row.Cells cells(long number, String... cells) {
        return new Row.Cells(number, number + 1, HEADER, List.of(cells));
    }

    private void fails(Loading loading, String id, Row row) {
        var failure = new Failure("REQUIRED_FIELD_MISSING", "Say who.", List.of());
        ledger.sources()
                .settle(new Settlement(
                        loading.id(),
                        new RowRange(row.number(), row.number()),
                        new Counts(0, 0, 0, 1),
                        new byte[0],
                        List.of(NewDeadLetter.open(id, row, Optional.empty(), failure, Optional.empty())),
                        List.of(),
                        0));
    }
}
