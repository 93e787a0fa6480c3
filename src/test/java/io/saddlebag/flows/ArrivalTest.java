package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.MovableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalTest {

    private static final byte[] FILE =
            "id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n"
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_file_that_is_moved_in_does_not_wait_for_a_quiet_second() throws Exception {
        var clock = MovableClock.at("2026-11-23T12:00:00Z");
        try (var journey = new Journey(folder).by(clock).start()) {
            journey.drop("contacts", "moved.csv", FILE);

            var report = journey.reportWithin(Duration.ofSeconds(1));
            for (int looks = 0; report.isEmpty() && looks < 16; looks++) {
                clock.forward(Duration.ofMillis(60));
                report = journey.reportWithin(Duration.ofSeconds(2));
            }

            assertThat(report.orElseThrow().counts().total()).isEqualTo(1);
        }
    }

    @Test
    void a_file_that_is_written_in_place_is_read_when_it_is_whole() throws Exception {
        var clock = MovableClock.at("2026-11-23T12:00:00Z");
        try (var journey = new Journey(folder).by(clock).start()) {
            var file = journey.home.inbox("contacts").resolve("written.csv");

            Files.write(file, FILE);
            Files.writeString(file, "C-2,Grace,Hopper,,,,,\n", StandardOpenOption.APPEND);
            var report = journey.reportWithin(Duration.ofSeconds(1));
            for (int looks = 0; report.isEmpty() && looks < 300; looks++) {
                clock.forward(Duration.ofSeconds(1));
                report = journey.reportWithin(Duration.ofSeconds(1));
            }

            assertThat(report.orElseThrow().counts().total()).isEqualTo(2);
        }
    }

    @Test
    void hidden_and_temporary_names_are_not_read() throws Exception {
        try (var journey = new Journey(folder).start()) {
            journey.drop("contacts", ".hidden.csv", FILE);
            journey.drop("contacts", "half.csv.part", FILE);
            journey.drop("contacts", "half.tmp", FILE);

            assertThat(journey.receives("contacts", "whole.csv", FILE).name()).isEqualTo("whole.csv");
            assertThat(journey.home.inbox("contacts").resolve(".hidden.csv")).exists();
            assertThat(journey.home.inbox("contacts").resolve("half.csv.part")).exists();
            assertThat(journey.home.inbox("contacts").resolve("half.tmp")).exists();
        }
    }

    @Test
    void what_is_no_file_is_left_alone() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var inbox = journey.home.inbox("contacts");
            Child.run(new ProcessBuilder("mkfifo", inbox.resolve("a-pipe.csv").toString()));
            Files.createDirectory(inbox.resolve("b-folder.csv"));

            assertThat(journey.receives("contacts", "whole.csv", FILE).name()).isEqualTo("whole.csv");
        }
    }

    @Test
    void five_megabytes_in_one_cell_are_told_with_their_line_and_the_other_rows_go() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var text = new String(FILE, StandardCharsets.UTF_8) + "C-2,Ada," + "x".repeat(5_000_000)
                    + ",,,,,\nC-3,Alan,Turing,,,,,\n";

            var report = journey.receives("contacts", "large.csv", text);

            boolean oneDeadLetter =
                    journey.deadLetterLines().stream().anyMatch(line -> line.startsWith("large.csv:3 "));
            boolean setAside =
                    report.rejected().filter(why -> why.contains("large.csv:3")).isPresent();
            assertThat(oneDeadLetter || setAside).isTrue();
            assertThat(journey.salesforce.records("Contact")).isNotEmpty();
        }
    }
}
