package io.saddlebag.ledger;

import static io.saddlebag.ledger.Books.CLOCK;
import static io.saddlebag.ledger.Books.created;
import static io.saddlebag.ledger.Books.dead;
import static io.saddlebag.ledger.Books.header;
import static io.saddlebag.ledger.Books.march;
import static io.saddlebag.ledger.Books.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.files.Readers;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class LedgerTest {

    @TempDir
    Path home;

    @Test
    void threads_that_settle_at_once_lose_nothing() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var march = ledger.sources().begin(march(), header());
            var april = ledger.sources().begin(Books.file("april.csv", "f2"), header());
            List<Callable<Void>> settlements = new ArrayList<>();
            for (var chunk = 0; chunk < 200; chunk++) {
                var first = chunk * 20 + 1;
                for (var loading : List.of(march, april)) {
                    settlements.add(() -> {
                        ledger.sources().settle(created(loading, first, first + 19));
                        return null;
                    });
                }
            }

            var pool = Executors.newFixedThreadPool(8);
            for (var settled : pool.invokeAll(settlements)) {
                settled.get();
            }
            pool.shutdown();

            for (var loading : List.of(march, april)) {
                ledger.sources().finish(loading.id(), 4_000);
                assertThat(Files.readAllLines(loading.results())).hasSize(4_001).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void an_interrupted_thread_still_settles_and_stays_interrupted() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            Thread.currentThread().interrupt();

            ledger.sources().settle(created(loading, 1, 2));

            assertThat(Thread.interrupted()).isTrue();
            ledger.sources().finish(loading.id(), 2);
        }
    }

    @Test
    void a_closed_ledger_refuses_rather_than_to_keep_anybody_waiting() {
        var ledger = Ledger.open(home, CLOCK);
        ledger.close();

        assertThatThrownBy(() -> ledger.pauses().resume("contacts")).hasMessage("The ledger is closed.");
    }

    @Test
    void another_process_reads_while_this_one_writes_and_leaves_its_requests() {
        try (var running = Ledger.open(home, CLOCK);
                var status = Ledger.openReadOnly(home, CLOCK).orElseThrow();
                var asking = Ledger.open(home, CLOCK)) {
            var loading = running.sources().begin(march(), header());
            running.sources().settle(created(loading, 1, 7));

            assertThat(status.sources().loading().get(0).counts().created()).isEqualTo(7);
            assertThatThrownBy(() -> status.pauses().resume("contacts")).hasMessageContaining("read only");

            var request = asking.requests().ask("replay", "{\"flow\":\"contacts\"}");
            assertThat(running.requests().open()).extracting(Request::args).containsExactly("{\"flow\":\"contacts\"}");
            running.requests().answer(request, "{\"delivered\":3}");
            assertThat(asking.requests().find(request).orElseThrow().answer()).hasValue("{\"delivered\":3}");
            assertThat(running.requests().open()).isEmpty();
        }
    }

    @Test
    void pauses_runs_and_api_usage_are_told() {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var until = Optional.of(Books.NOON.plusSeconds(3600));
            ledger.pauses().pause("contacts", "unreachable", "Salesforce answers 503.", Optional.empty());
            ledger.pauses().pause("contacts", "limit", "The daily limit is reached.", until);
            ledger.pauses().pause("leads", "login", "Run saddlebag login.", Optional.empty());
            ledger.pauses().resume("leads");
            ledger.apiUsages().seen("00D000000000001", 41, 15_000);
            var run = ledger.runs().begin(4711, "0.1.0");

            assertThat(ledger.pauses().list())
                    .containsExactly(new Pause("contacts", "limit", "The daily limit is reached.", Books.NOON, until));
            assertThat(ledger.apiUsages().list())
                    .containsExactly(new ApiUsage("00D000000000001", 41, 15_000, Books.NOON));
            assertThat(ledger.runs().last()).hasValue(new Run(run, 4711, "0.1.0", Books.NOON, Optional.empty()));
            ledger.runs().end(run);
            assertThat(ledger.runs().last().orElseThrow().ended()).hasValue(Books.NOON);
        }
    }

    @Test
    void nobody_but_the_owner_can_read_the_ledger() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            ledger.sources().begin(march(), header());

            for (var name : List.of("ledger.db", "ledger.db-wal", "ledger.db-shm")) {
                assertThat(Files.getPosixFilePermissions(home.resolve("state").resolve(name)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void a_million_good_rows_take_less_than_five_megabytes() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            for (var row = 1L; row < 1_000_000; row += 10_000) {
                // Out of order, as calls in flight end: the second half of each ten thousand before the first.
                for (var start : List.of(row + 5_000, row)) {
                    for (var first = start; first < start + 5_000; first += 1_000) {
                        ledger.sources().settle(noLines(loading, first, first + 999));
                    }
                }
            }

            assertThat(stateBytes()).isLessThan(5_000_000);
            ledger.sources().finish(loading.id(), 1_000_000);
        }
        assertThat(stateBytes()).isLessThan(200_000);
    }

    @Test
    void a_full_disk_undoes_the_whole_settlement_and_it_goes_on_when_there_is_room() {
        try (var book = Book.open(home, CLOCK, CLOCK, Readers.OWNER)) {
            var sources = new Sources(book);
            var loading = sources.begin(march(), header());
            var pages = book.write((sql, appends) -> {
                        var now = sql.one("pragma page_count", row -> row.getLong(1))
                                .orElseThrow();
                        return sql.one("pragma max_page_count=" + now, row -> row.getLong(1));
                    })
                    .orElseThrow();
            var big = new NewDeadLetter[200];
            for (var i = 0; i < big.length; i++) {
                big[i] = refused(i + 1L, "X".repeat(5_000));
            }

            assertThatThrownBy(() -> sources.settle(dead(loading, big)))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessage(
                            "state/ledger.db cannot be written (disk full). Nothing was lost; what is not in the ledger "
                                    + "yet waits in the inbox. Free some space, then it goes on.");
            assertThat(sources.find(loading.id()).orElseThrow().counts()).isEqualTo(Counts.NONE);
            assertThat(new DeadLetters(book).ids(DeadLetterFilter.UNSETTLED)).isEmpty();

            book.write((sql, appends) -> sql.one("pragma max_page_count=" + (pages + 10_000), row -> row.getLong(1)));
            sources.settle(dead(loading, big));
            sources.finish(loading.id(), 200);
        }
    }

    @Test
    void results_that_cannot_be_written_undo_the_whole_settlement_and_it_goes_on_when_they_can() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var inTheWay = home.resolve("results");
            Files.writeString(inTheWay, "");

            assertThatThrownBy(() -> ledger.sources().begin(march(), header()))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageStartingWith("results/contacts/march.results.csv cannot be written "
                            + "(a file stands where its folder should be). Nothing was lost;");
            assertThat(ledger.sources().loading()).isEmpty();

            Files.delete(inTheWay);
            assertThat(ledger.sources().begin(march(), header()).results()).hasContent("line,outcome\n");
        }
    }

    @Test
    void a_state_folder_that_cannot_be_is_one_sentence() throws Exception {
        Files.writeString(home.resolve("state"), "");

        assertThatThrownBy(() -> Ledger.open(home, CLOCK))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageStartingWith(
                        "state/ledger.db cannot be written (a file stands where its folder should be). Nothing was lost;");
    }

    @Test
    void a_file_that_is_no_ledger_is_one_sentence_that_tells_what_to_do() throws Exception {
        Files.createDirectories(home.resolve("state"));
        Files.writeString(home.resolve("state/ledger.db"), "These are my notes. ".repeat(100));

        assertThatThrownBy(() -> Ledger.open(home, CLOCK))
                .isInstanceOf(LedgerDamaged.class)
                .hasMessageStartingWith("state/ledger.db is damaged (")
                .hasMessageContaining("Put a backup of state/ in its place; or move state/ledger.db");
        assertThatThrownBy(() -> Ledger.openReadOnly(home, CLOCK)).isInstanceOf(LedgerDamaged.class);
    }

    @Test
    void what_is_no_file_in_the_place_of_the_ledger_is_told_as_what_it_is() throws Exception {
        var place = Files.createDirectories(home.resolve("state")).resolve("ledger.db");

        Files.createDirectory(place);
        assertRefused("state/ledger.db is a folder, and no file. Nothing was sent. Move it away,");
        Files.delete(place);

        Files.createSymbolicLink(place, home.resolve("nowhere"));
        assertRefused("state/ledger.db is a link that leads nowhere. Nothing was sent. Move it away,");
        Files.delete(place);

        Files.createSymbolicLink(place, Path.of("/dev/null"));
        assertRefused("state/ledger.db is a socket, a pipe or a device, and no file. Nothing was sent. Move it away,");
        Files.delete(place);

        try (var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(place));
            assertRefused(
                    "state/ledger.db is a socket, a pipe or a device, and no file. Nothing was sent. Move it away,");
        }
    }

    @Test
    void a_short_file_of_another_format_is_told_and_left_as_it_is() throws Exception {
        var place = Files.createDirectories(home.resolve("state")).resolve("ledger.db");
        Files.writeString(place, "notes");
        assertRefused("state/ledger.db is damaged (it is no SQLite database). Nothing was sent.");
        assertThat(place).hasContent("notes");
    }

    @Test
    void a_ledger_of_another_user_is_told_as_that() {
        var cause = new FileSystemException("state/ledger.db", null, "Operation not permitted");

        assertThat(Trouble.of(SqliteFile.SHOWN, cause))
                .hasMessageStartingWith("state/ledger.db cannot be written (no permission, or a read-only folder).");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> Ledger.open(home, CLOCK))
                .isInstanceOf(LedgerDamaged.class)
                .hasMessageStartingWith(message);
        assertThatThrownBy(() -> Ledger.openReadOnly(home, CLOCK))
                .isInstanceOf(LedgerDamaged.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void a_page_of_rubbish_in_the_ledger_is_found_when_it_is_opened() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            ledger.runs().begin(1, "0.1.0");
        }
        var bytes = Files.readAllBytes(home.resolve("state/ledger.db"));
        java.util.Arrays.fill(bytes, 4096, 8 * 4096, (byte) 'x');
        Files.write(home.resolve("state/ledger.db"), bytes);

        assertThatThrownBy(() -> Ledger.open(home, CLOCK))
                .isInstanceOf(LedgerDamaged.class)
                .hasMessageStartingWith("state/ledger.db is damaged (its content is malformed). Nothing was sent.");
    }

    @Test
    void a_ledger_of_a_newer_version_is_left_alone() {
        try (var book = Book.open(home, CLOCK, CLOCK, Readers.OWNER)) {
            book.write((sql, appends) -> sql.update("insert into schema_version (version) values (99)"));
        }

        assertThatThrownBy(() -> Ledger.open(home, CLOCK))
                .isInstanceOf(LedgerDamaged.class)
                .hasMessage(
                        "state/ledger.db was written by a newer version of Saddlebag (its schema is 99, this version "
                                + "knows %d). Nothing was changed. Use the newer version.",
                        Migrations.SCRIPTS.size());
    }

    @Test
    void where_nothing_was_loaded_there_is_nothing_to_read() {
        assertThat(Ledger.openReadOnly(home, CLOCK)).isEmpty();
        assertThat(home.resolve("state")).doesNotExist();
    }

    @Test
    void a_ledger_beside_which_no_file_can_be_made_is_read_all_the_same() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            ledger.runs().begin(1, "0.1.0");
        }
        Files.createDirectory(home.resolve("state/ledger.db-shm"));

        try (var ledger = Ledger.openReadOnly(home, CLOCK).orElseThrow()) {
            assertThat(ledger.runs().last()).isPresent();
        }
    }

    @Test
    void a_disk_without_room_for_the_memory_that_a_ledger_shares_is_full() {
        assertThat(Trouble.of(new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_SHMSIZE)))
                .hasMessageStartingWith("state/ledger.db cannot be written (disk full).");
    }

    @Test
    void one_process_runs_the_flows_of_a_home() {
        assertThat(HomeLock.isTaken(home)).isFalse();
        try (var lock = HomeLock.take(home).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(HomeLock.isTaken(home)).isTrue();
            assertThat(HomeLock.take(home)).isEmpty();
        }
        assertThat(HomeLock.isTaken(home)).isFalse();
    }

    private static Settlement noLines(Loading loading, long first, long last) {
        var settlement = created(loading, first, last);
        return new Settlement(
                loading.id(), settlement.rows(), settlement.counts(), new byte[0], List.of(), List.of(), last);
    }

    private long stateBytes() throws Exception {
        try (var files = Files.list(home.resolve("state"))) {
            return files.filter(file -> !file.endsWith("reserve"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
