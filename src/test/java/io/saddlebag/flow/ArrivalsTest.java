package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.MovableClock;
import io.saddlebag.SecondName;
import io.saddlebag.Until;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LeftFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private final MovableClock clock = MovableClock.at("2026-11-23T12:00:00Z");
    private Path inbox;
    private Ledger ledger;
    private LeftInInbox left;
    private Arrivals arrivals;

    @BeforeEach
    void watch() throws Exception {
        var home = new Home(folder);
        home.prepare("contacts");
        inbox = home.inbox("contacts");
        ledger = Ledger.open(folder, clock);
        left = new LeftInInbox(home, ledger, clock, Duration.ofSeconds(60));
        arrivals = new Arrivals(clock, Duration.ofSeconds(1), Duration.ofSeconds(60), left);
        try (var camel = new DefaultCamelContext()) {
            arrivals.prepareOnStartup(null, endpoint(camel));
        }
    }

    @SuppressWarnings("unchecked")
    private GenericFileEndpoint<File> endpoint(DefaultCamelContext camel) {
        return camel.getEndpoint("file:" + inbox, GenericFileEndpoint.class);
    }

    @AfterEach
    void watchNoMore() {
        arrivals.close();
        ledger.close();
    }

    @Test
    void a_file_that_was_moved_in_is_whole_without_a_quiet_second() throws Exception {
        movedIn("moved.csv");
        assertThat(isWhole("moved.csv")).isFalse();

        clock.forward(Duration.ofMillis(60));

        // As soon as the folder has reported that it came.
        Until.itIs(() -> isWhole("moved.csv"));
    }

    @Test
    void a_file_that_was_written_in_place_is_whole_when_nothing_was_added_for_a_second() throws Exception {
        Files.writeString(inbox.resolve("written.csv"), "id\n1\n");
        // What the folder reports of the one that came later comes later, too.
        a_file_that_was_moved_in_is_whole_without_a_quiet_second();

        assertThatItIsWholeAfterAQuietSecond("written.csv");
    }

    @Test
    void a_file_that_was_renamed_before_it_was_read_is_not_said_to_be_left_in_the_inbox() throws Exception {
        var march = Files.writeString(inbox.resolve("march.csv"), "id\n1\n");
        var why = Obstacle.unreadable(new IOException("Input/output error"));
        left.leaveForAWhile(march, why);
        assertThat(ledger.leftFiles().list()).hasSize(1);

        Files.move(march, inbox.resolve("april.csv"));
        left.leaveForAWhile(march, why);
        left.leaveForAWhile(inbox.resolve("may.csv"), why);

        assertThat(ledger.leftFiles().list()).isEmpty();
    }

    @Test
    void what_is_added_begins_a_new_second() throws Exception {
        Files.writeString(inbox.resolve("written.csv"), "id\n1\n");
        a_file_that_was_moved_in_is_whole_without_a_quiet_second();
        assertThat(isWhole("written.csv")).isFalse();
        clock.forward(Duration.ofMillis(999));
        Files.writeString(inbox.resolve("written.csv"), "id\n1\n2\n");

        assertThatItIsWholeAfterAQuietSecond("written.csv");
    }

    @Test
    void files_that_wait_their_turn_wait_one_quiet_second_all_together() throws Exception {
        Files.writeString(inbox.resolve("first.csv"), "id\n1\n");
        Files.writeString(inbox.resolve("second.csv"), "id\n1\n");
        a_file_that_was_moved_in_is_whole_without_a_quiet_second();
        arrivals.sees(inbox.resolve("first.csv"));
        arrivals.sees(inbox.resolve("second.csv"));
        assertThat(isWhole("first.csv")).isFalse();

        clock.forward(Duration.ofSeconds(1));

        assertThat(isWhole("first.csv")).isTrue();
        assertThat(isWhole("second.csv")).isTrue();
    }

    @Test
    void a_file_that_grew_while_it_waited_its_turn_waits_for_a_quiet_second_of_its_own() throws Exception {
        Files.writeString(inbox.resolve("growing.csv"), "id\n1\n");
        a_file_that_was_moved_in_is_whole_without_a_quiet_second();
        arrivals.sees(inbox.resolve("growing.csv"));
        clock.forward(Duration.ofSeconds(1));
        Files.writeString(inbox.resolve("growing.csv"), "id\n1\n2\n");

        assertThat(isWhole("growing.csv")).isFalse();
        clock.forward(Duration.ofSeconds(1));
        assertThat(isWhole("growing.csv")).isTrue();
    }

    @Test
    void a_file_that_grows_for_ever_is_left_after_a_minute_and_named_and_its_turn_goes_to_the_next() throws Exception {
        for (int second = 0; second < 60; second++) {
            Files.writeString(inbox.resolve("app.log"), "id\n" + "1\n".repeat(second));
            assertThat(isWhole("app.log")).isFalse();
            assertThat(arrivals.sees(inbox.resolve("app.log"))).isTrue();
            clock.forward(Duration.ofMillis(1_000 - 1));
        }
        clock.forward(Duration.ofMillis(60));
        Files.writeString(inbox.resolve("app.log"), "id\n");
        assertThat(isWhole("app.log")).isFalse();

        assertThat(arrivals.sees(inbox.resolve("app.log"))).isFalse();
        assertThat(reasons())
                .containsExactly("inbox/contacts/app.log is still being written. It is left there, and the files"
                        + " behind it load. It loads when nothing was added for 1 s.");
    }

    @Test
    void a_file_that_was_left_is_taken_when_it_is_quiet_at_last() throws Exception {
        a_file_that_grows_for_ever_is_left_after_a_minute_and_named_and_its_turn_goes_to_the_next();

        clock.forward(Duration.ofSeconds(1));

        assertThat(arrivals.sees(inbox.resolve("app.log"))).isTrue();
        assertThat(isWhole("app.log")).isTrue();
        assertThat(reasons()).isEmpty();
    }

    @Test
    void a_file_that_waited_long_for_its_turn_is_not_left_for_what_was_added_just_before_it() throws Exception {
        Files.writeString(inbox.resolve("written.csv"), "id\n1\n");
        arrivals.sees(inbox.resolve("written.csv"));
        clock.forward(Duration.ofMinutes(10));
        Files.writeString(inbox.resolve("written.csv"), "id\n1\n2\n");

        assertThat(isWhole("written.csv")).isFalse();

        assertThat(reasons()).isEmpty();
    }

    @Test
    void a_file_that_a_process_has_open_for_writing_is_not_taken_before_it_is_closed() throws Exception {
        movedIn("slow.csv");
        try (var writer = Files.newOutputStream(inbox.resolve("slow.csv"), StandardOpenOption.APPEND)) {
            assertThat(isWhole("slow.csv")).isFalse();
            clock.forward(Duration.ofSeconds(59));
            assertThat(isWhole("slow.csv")).isFalse();
            assertThat(reasons()).isEmpty();
            clock.forward(Duration.ofSeconds(1));
            assertThat(isWhole("slow.csv")).isFalse();
            assertThat(reasons())
                    .singleElement()
                    .asString()
                    .startsWith("inbox/contacts/slow.csv is open for writing by process "
                            + ProcessHandle.current().pid() + " (java");
            writer.write('\n');
        }

        clock.forward(Duration.ofSeconds(2));
        isWhole("slow.csv");
        clock.forward(Duration.ofSeconds(2));

        assertThat(isWhole("slow.csv")).isTrue();
        assertThat(reasons()).isEmpty();
    }

    @Test
    void a_file_that_is_only_read_by_another_process_is_taken() throws Exception {
        movedIn("read.csv");
        try (var reader = Files.newInputStream(inbox.resolve("read.csv"))) {
            assertThat(isWhole("read.csv")).isFalse();
            clock.forward(Duration.ofSeconds(1));

            assertThat(isWhole("read.csv")).isTrue();
            assertThat(reader.read()).isEqualTo('i');
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_left_at_once() throws Exception {
        // A file of the kernel that can only be written is one that root cannot read either.
        var locked = "/sys/bus/platform/drivers_probe";
        isWhole(locked);
        clock.forward(Duration.ofSeconds(1));

        assertThat(isWhole(locked)).isFalse();

        assertThat(arrivals.sees(inbox.resolve(locked))).isFalse();
        assertThat(reasons()).singleElement().asString().startsWith(locked + " cannot be read (");
    }

    @Test
    void a_file_with_a_second_name_is_left_where_others_can_write_to_the_inbox() throws Exception {
        SecondName.of(inbox.resolve("linked.csv"), new byte[] {'x'});
        isWhole("linked.csv");
        clock.forward(Duration.ofSeconds(1));

        assertThat(isWhole("linked.csv")).isFalse();

        assertThat(reasons()).singleElement().asString().startsWith("inbox/contacts/linked.csv has a second name");
    }

    @Test
    void a_file_that_is_offered_and_never_asked_about_is_named_after_a_minute() throws Exception {
        Files.writeString(inbox.resolve("strange"), "id\n1\n");
        arrivals.sees(inbox.resolve("strange"));
        arrivals.looked(inbox);
        clock.forward(Duration.ofSeconds(60));
        arrivals.sees(inbox.resolve("strange"));

        arrivals.looked(inbox);

        assertThat(reasons()).singleElement().asString().startsWith("inbox/contacts/strange is not taken.");
    }

    @Test
    void a_file_that_was_left_and_is_gone_is_named_no_more() throws Exception {
        a_file_with_a_second_name_is_left_where_others_can_write_to_the_inbox();

        Files.delete(inbox.resolve("linked.csv"));
        left.forgetGone("contacts");

        assertThat(reasons()).isEmpty();
    }

    private List<String> reasons() {
        return ledger.leftFiles().list().stream().map(LeftFile::reason).toList();
    }

    private void movedIn(String name) throws IOException {
        Files.move(Files.writeString(elsewhere.resolve(name), "id\n1\n"), inbox.resolve(name));
    }

    private void assertThatItIsWholeAfterAQuietSecond(String name) throws Exception {
        assertThat(isWhole(name)).isFalse();
        clock.forward(Duration.ofMillis(999));
        assertThat(isWhole(name)).isFalse();
        clock.forward(Duration.ofMillis(1));
        assertThat(isWhole(name)).isTrue();
    }

    private boolean isWhole(String name) {
        var file = new GenericFile<File>();
        file.setFile(inbox.resolve(name).toFile());
        return arrivals.acquireExclusiveReadLock(null, file, null);
    }
}
