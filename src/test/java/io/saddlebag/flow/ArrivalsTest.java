package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.MovableClock;
import io.saddlebag.Until;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {

    @TempDir
    private Path inbox;

    @TempDir
    private Path elsewhere;

    private final MovableClock clock = MovableClock.at("2026-11-23T12:00:00Z");
    private final Arrivals arrivals = new Arrivals(clock);

    @BeforeEach
    void watch() throws Exception {
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
