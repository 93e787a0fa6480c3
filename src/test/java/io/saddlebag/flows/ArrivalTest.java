package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalTest {

    private static final byte[] FILE =
            "id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n"
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void the_first_record_of_a_file_that_is_moved_in_arrives_within_a_second() throws Exception {
        try (var journey =
                new Journey(folder).with("saddlebag.poll-interval", "200ms").start()) {
            journey.receives("contacts", "first.csv", FILE);

            var moved = Instant.now();
            journey.receives("contacts", "second.csv", FILE);

            var writes = journey.salesforce.writes("Contact");
            assertThat(Duration.between(moved, writes.get(writes.size() - 1).at()))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_file_that_is_written_in_place_is_left_alone_until_a_quiet_second_has_passed() throws Exception {
        try (var journey =
                new Journey(folder).with("saddlebag.poll-interval", "200ms").start()) {
            journey.receives("contacts", "first.csv", FILE);
            var file = journey.home.inbox("contacts").resolve("written.csv");

            Files.write(file, FILE);
            Files.writeString(file, "C-2,Grace,Hopper,,,,,\n", StandardOpenOption.APPEND);
            var written = Instant.now();
            var report = journey.nextReport();

            assertThat(report.counts().total()).isEqualTo(2);
            var writes = journey.salesforce.writes("Contact");
            assertThat(Duration.between(written, writes.get(writes.size() - 1).at()))
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
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
