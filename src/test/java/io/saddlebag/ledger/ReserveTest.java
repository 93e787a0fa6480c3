package io.saddlebag.ledger;

import static io.saddlebag.ledger.Books.CLOCK;
import static io.saddlebag.ledger.Books.created;
import static io.saddlebag.ledger.Books.header;
import static io.saddlebag.ledger.Books.march;
import static io.saddlebag.ledger.Books.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.Until;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReserveTest {

    @TempDir
    private Path home;

    @Test
    void an_open_ledger_has_room_in_reserve_that_is_really_taken() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            assertThat(ledger.trouble()).isEmpty();

            var bytes = Files.readAllBytes(home.resolve("state/reserve"));
            assertThat(bytes).hasSize(Reserve.BYTES);
            assertThat(IntStream.range(0, bytes.length)
                            .map(i -> bytes[i])
                            .distinct()
                            .count())
                    .isEqualTo(256);
        }
    }

    @Test
    void a_full_disk_costs_the_reserve_and_it_is_taken_again_when_there_is_room() throws Exception {
        var reserve = Reserve.in(home);
        Files.createDirectories(home.resolve("state"));
        assertThat(reserve.take()).isTrue();

        assertThat(reserve.giveUp()).isTrue();
        assertThat(home.resolve("state/reserve")).doesNotExist();
        assertThat(reserve.giveUp()).isFalse();

        assertThat(reserve.take()).isTrue();
        assertThat(home.resolve("state/reserve")).hasSize(Reserve.BYTES);
    }

    @Test
    void half_a_reserve_that_a_killed_process_left_is_made_whole() throws Exception {
        Files.createDirectories(home.resolve("state"));
        Files.write(home.resolve("state/reserve"), new byte[100]);

        assertThat(Reserve.in(home).take()).isTrue();
        assertThat(home.resolve("state/reserve")).hasSize(Reserve.BYTES);
    }

    @Test
    void without_the_reserve_outcomes_are_written_but_nothing_that_calls_would_follow() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            var loading = ledger.sources().begin(march(), header());
            SmallDisk.hasNoRoomForTheReserve(home);
            SmallDisk.isFull(ledger);
            var dead = new NewDeadLetter[] {refused(1, "X".repeat(200_000))};
            assertThatThrownBy(() -> ledger.sources().settle(Books.dead(loading, dead)))
                    .isInstanceOf(LedgerUnavailable.class);
            SmallDisk.hasRoom(ledger);

            assertThat(ledger.troubleFor("contacts")).hasValueSatisfying(why -> assertThat(why)
                    .startsWith("state/ledger.db cannot be written (disk full)"));
            assertThatThrownBy(() -> ledger.sources().sent(loading.id(), new RowRange(2, 2)))
                    .isInstanceOf(LedgerUnavailable.class);
            assertThatThrownBy(() -> ledger.deadLetters().beginReplay(java.util.List.of("DL-1")))
                    .isInstanceOf(LedgerUnavailable.class);
            ledger.sources().settle(Books.dead(loading, dead));
            ledger.sources().settle(created(loading, 2, 2));

            SmallDisk.hasRoomForTheReserve(home);
            Until.itIs(() -> ledger.trouble().isEmpty());
            ledger.sources().sent(loading.id(), new RowRange(3, 3));
            assertThat(home.resolve("state/reserve")).hasSize(Reserve.BYTES);
        }
    }

    @Test
    void a_results_folder_that_cannot_be_written_is_trouble_for_its_own_flow() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK)) {
            Files.createDirectories(home.resolve("results"));
            Files.writeString(home.resolve("results/contacts"), "");
            assertThatThrownBy(() -> ledger.sources().begin(march(), header())).isInstanceOf(LedgerUnavailable.class);

            assertThat(ledger.troubleFor("contacts")).isPresent();
            assertThat(ledger.troubleFor("leads")).isEmpty();
            assertThat(ledger.trouble()).isPresent();

            Files.delete(home.resolve("results/contacts"));
            Until.itIs(() -> ledger.trouble().isEmpty());
        }
    }

    @Test
    void another_process_reads_why_the_ledger_cannot_be_written_though_the_ledger_cannot_tell() throws Exception {
        try (var ledger = Ledger.open(home, CLOCK);
                var other = Ledger.openReadOnly(home, CLOCK).orElseThrow()) {
            assertThat(other.notedTrouble()).isEmpty();
            var blocks = Files.size(home.resolve("state/disk-trouble"));

            Files.createDirectories(home.resolve("results"));
            Files.writeString(home.resolve("results/contacts"), "");
            assertThatThrownBy(() -> ledger.sources().begin(march(), header())).isInstanceOf(LedgerUnavailable.class);

            assertThat(other.notedTrouble()).hasValueSatisfying(pause -> assertThat(pause.reason())
                    .startsWith("results/contacts/march.results.csv cannot be written"));
            assertThat(home.resolve("state/disk-trouble")).hasSize(blocks);

            Files.delete(home.resolve("results/contacts"));
            Until.itIs(() -> other.notedTrouble().isEmpty());
        }
    }

    @Test
    void what_a_killed_process_noted_is_gone_at_the_next_start() throws Exception {
        Files.createDirectories(home.resolve("state"));
        Files.writeString(home.resolve("state/disk-trouble"), "state/ledger.db cannot be written (disk full).");

        try (var ledger = Ledger.open(home, CLOCK)) {
            assertThat(ledger.notedTrouble()).isEmpty();
        }
    }
}
