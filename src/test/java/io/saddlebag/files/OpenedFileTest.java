package io.saddlebag.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saddlebag.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OpenedFileTest {

    static final String GOOD = "id\n1\n";
    static final String SECRET = "the secret of another file\n";

    @TempDir
    private Path folder;

    private Path inbox;
    private Path secret;

    @BeforeEach
    void home() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        secret = Files.writeString(folder.resolve("secret"), SECRET);
    }

    @Test
    void a_link_is_not_opened() throws IOException {
        var link = Files.createSymbolicLink(inbox.resolve("x.csv"), secret);

        assertThatThrownBy(() -> OpenedFile.open(link)).isInstanceOf(FileSystemException.class);
        assertThatThrownBy(() -> OpenedFile.open(link, FileIdentity.of(secret))).isInstanceOf(ReplacedFile.class);
    }

    @Test
    void a_file_that_took_the_place_of_the_one_seen_is_not_opened() throws IOException {
        var file = Files.writeString(inbox.resolve("x.csv"), GOOD);
        var seen = FileIdentity.of(file);

        Files.move(file, inbox.resolve("y.csv"));
        Files.createLink(file, secret);

        assertThatThrownBy(() -> OpenedFile.open(file, seen)).isInstanceOf(ReplacedFile.class);
    }

    @Test
    void a_file_that_was_taken_away_and_put_back_shows_it() throws IOException {
        var file = Files.writeString(inbox.resolve("x.csv"), GOOD);
        var seen = FileIdentity.of(file);
        waitForATick(file);

        Files.move(file, inbox.resolve("y.csv"));
        Files.move(inbox.resolve("y.csv"), file);

        assertThat(FileIdentity.of(file).isUnchanged(seen)).isTrue();
        assertThatThrownBy(() -> OpenedFile.open(file, seen)).isInstanceOf(ReplacedFile.class);
    }

    @Test
    void all_that_is_read_comes_from_what_was_opened_whatever_has_its_name() throws IOException {
        var file = Files.writeString(inbox.resolve("x.csv"), GOOD);
        try (var opened = OpenedFile.open(file)) {
            Files.delete(file);
            Files.createSymbolicLink(file, secret);

            assertThat(new String(opened.read().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(GOOD);
            assertThat(new String(opened.read().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(GOOD);
            assertThat(opened.isChanged()).isTrue();
            assertThat(opened.isInPlace()).isFalse();
        }
    }

    @Test
    void an_interrupt_closes_nothing() throws IOException {
        try (var opened = OpenedFile.open(Files.writeString(inbox.resolve("x.csv"), GOOD))) {
            Thread.currentThread().interrupt();

            assertThat(opened.read().readAllBytes()).hasSize(GOOD.length());
            assertThat(Thread.interrupted()).isTrue();
            assertThat(opened.read().readAllBytes()).hasSize(GOOD.length());
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_thousand_opens_against_a_process_that_swaps_the_file_read_nothing_foreign() throws Exception {
        opensAgainstASwapper(1_000);
    }

    @Test
    @Tag("sweep")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void ten_thousand_opens_against_a_process_that_swaps_the_file_read_nothing_foreign() throws Exception {
        opensAgainstASwapper(10_000);
    }

    /** Where the machine is busy, the file seldom rests for the tick that a good opening needs: then it takes more opens. */
    private void opensAgainstASwapper(int opens) throws Exception {
        var file = inbox.resolve("x.csv");
        Files.writeString(inbox.resolve(".good"), GOOD);
        var swapper = Child.start(Swapping.of(inbox, secret));
        int good = 0;
        int refused = 0;
        try {
            assertThat(swapper.getInputStream().read()).isEqualTo('!');
            while (good + refused < opens || good == 0 || refused == 0) {
                if (readsGood(file)) {
                    good++;
                } else {
                    refused++;
                }
            }
        } finally {
            swapper.destroy();
            swapper.waitFor();
        }
    }

    /** False for a hard link that was there all the time: it is the file itself, and was seen as what it is. */
    private static boolean readsGood(Path file) {
        try {
            var seen = FileIdentity.of(file);
            if (seen.links() > 1) {
                return false;
            }
            waitForATick(file);
            try (var opened = OpenedFile.open(file, seen)) {
                assertThat(new String(opened.read().readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(GOOD);
                return true;
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** Until the clock of the file system would show a change. */
    private static void waitForATick(Path file) throws IOException {
        var tick = file.resolveSibling("tick");
        var before = FileIdentity.of(Files.writeString(tick, "1"));
        do {
            Files.delete(tick);
        } while (FileIdentity.of(Files.writeString(tick, "1")).changed().equals(before.changed()));
    }
}
