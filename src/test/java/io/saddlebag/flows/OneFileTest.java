package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.SecondName;
import io.saddlebag.Until;
import io.saddlebag.ledger.Counts;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file never stops its flow: it is left or set aside and named, and the files behind it load. */
class OneFileTest {

    private static final byte[] CONTACT =
            ("id,First Name,Last Name,email,phone,birthdate,source,account\nC-1,Ada,Lovelace,,,,,\n")
                    .getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void a_file_that_is_still_written_after_the_timeout_is_left_and_named_and_the_one_behind_it_loads()
            throws Exception {
        try (var journey = new Journey(folder)
                .with("saddlebag.quiet-time", "1h")
                .with("saddlebag.arrival-timeout", "50ms")
                .start()) {
            old(Files.write(journey.home.inbox("contacts").resolve("app.log"), CONTACT));
            Until.itIs(() -> !status().isEmpty() && status().contains("app.log is still being written"));

            var report = journey.receives("contacts", "march.csv", CONTACT);

            assertThat(report.name()).isEqualTo("march.csv");
            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(journey.pauses()).isEmpty();
            assertThat(messageOf("flow:contacts", journey.health().awaitUp(true)))
                    .isEqualTo("inbox/contacts/app.log is still being written. It is left there, and the files behind"
                            + " it load. It loads when nothing was added for 3600 s.");
            assertThat(journey.home.inbox("contacts").resolve("app.log")).hasBinaryContent(CONTACT);
        }
    }

    @Test
    void a_sparse_file_of_a_terabyte_is_set_aside_at_once_and_the_one_behind_it_loads() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var file = folder.resolve("sparse.csv");
            Files.write(file, CONTACT);
            try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(1L << 40);
            }
            Files.move(file, journey.home.inbox("contacts").resolve("sparse.csv"));

            assertThat(journey.nextReport().rejected()).hasValueSatisfying(why -> assertThat(why)
                    .contains("sparse.csv: the file ends with more than 16 MB of zero bytes: it is not finished,"
                            + " or damaged. Copy it to the inbox again."));
            assertThat(journey.receives("contacts", "march.csv", CONTACT).counts())
                    .isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(folder.resolve("rejected/contacts/sparse.csv")).exists();
        }
    }

    @Test
    void rows_that_a_slow_writer_adds_while_it_has_the_file_open_are_loaded_with_the_others() throws Exception {
        try (var journey = new Journey(folder)
                .with("saddlebag.quiet-time", "20ms")
                .with("saddlebag.arrival-timeout", "50ms")
                .start()) {
            var file = journey.home.inbox("contacts").resolve("slow.csv");
            try (var writer = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
                writer.write(CONTACT);
                Until.itIs(() -> status().contains("slow.csv is open for writing by process"));
                writer.write("C-2,Grace,Hopper,,,,,\n".getBytes(StandardCharsets.UTF_8));
            }

            assertThat(journey.nextReport().counts()).isEqualTo(new Counts(2, 0, 0, 0));
            Until.itIs(() -> !status().contains("open for writing"));
        }
    }

    /** A file of the kernel that can only be written: reading it fails for the superuser, too. */
    @Test
    void a_file_with_a_second_name_where_others_can_write_is_left_and_named_and_the_one_behind_it_loads()
            throws Exception {
        try (var journey = new Journey(folder).start()) {
            var file = journey.home.inbox("contacts").resolve("locked.csv");
            SecondName.of(file, CONTACT);
            Until.itIs(() -> status().contains("inbox/contacts/locked.csv has a second name (it is a hard link)"));

            var report = journey.receives("contacts", "march.csv", CONTACT);

            assertThat(report.name()).isEqualTo("march.csv");
            assertThat(journey.pauses()).isEmpty();
            assertThat(messageOf("flow:contacts", journey.health().awaitUp(true)))
                    .startsWith("inbox/contacts/locked.csv has a second name (it is a hard link)");

            Files.delete(file);
            journey.drop("contacts", "locked.csv", CONTACT);
            assertThat(journey.nextReport().name()).isEqualTo("locked.csv");
            Until.itIs(() -> !status().contains("has a second name"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "back%5Cslash.csv, back_slash.csv, 'inbox/contacts/back\\slash.csv: the name of the file has a backslash.'",
        "two%0Alines.csv, two_lines.csv, 'inbox/contacts/two?lines.csv: the name of the file has a line break or another"
                + " control character.'",
        "esc%1B[2J.csv, esc_[2J.csv, 'inbox/contacts/esc?[2J.csv: the name of the file has a line break or another"
                + " control character.'",
        "caf%E9.csv, caf_.csv, 'inbox/contacts/caf?.csv: the name of the file has bytes that are not valid in UTF-8.'"
    })
    void a_name_that_cannot_be_carried_is_set_aside_and_named_and_the_file_behind_it_loads(
            String raw, String aside, String reason) throws Exception {
        try (var journey =
                new Journey(folder).with("saddlebag.quiet-time", "20ms").start()) {
            var file = Path.of(URI.create(journey.home.inbox("contacts").toUri() + raw.replace("[", "%5B")));
            Files.write(file, CONTACT);

            var setAside = journey.nextReport();
            var report = journey.receives("contacts", "march.csv", CONTACT);

            assertThat(setAside.rejected()).contains(reason + " Rename it and move it to inbox/contacts.");
            assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(folder.resolve("rejected/contacts").resolve(aside)).hasBinaryContent(CONTACT);
            assertThat(folder.resolve("rejected/contacts").resolve(aside + ".reason.txt"))
                    .content()
                    .startsWith(reason);
            assertThat(status()).contains("rejected/contacts/" + aside + " was set aside: " + reason);
            assertThat(messageOf("flow:contacts", journey.health().awaitUp(true)))
                    .contains(reason);
        }
    }

    @Test
    void what_is_no_file_is_named_until_it_is_gone_and_the_files_beside_it_load() throws Exception {
        try (var journey = new Journey(folder).start()) {
            var inbox = journey.home.inbox("contacts");
            Files.write(Files.createDirectories(inbox.resolve("march")).resolve("a.csv"), CONTACT);
            Files.createDirectories(inbox.resolve("empty"));
            Files.write(Files.createDirectories(inbox.resolve("@eaDir")).resolve("a.csv"), CONTACT);
            var pipe = inbox.resolve("pipe.csv");
            assertThat(Child.run(new ProcessBuilder("mkfifo", pipe.toString())).exitValue())
                    .isZero();

            Until.itIs(() -> status().contains("inbox/contacts/march is a folder, and files in it are not read.")
                    && status().contains("inbox/contacts/pipe.csv is a pipe or a device, and no file."));
            assertThat(journey.receives("contacts", "b.csv", CONTACT).counts()).isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(status()).doesNotContain("inbox/contacts/empty", "@eaDir");

            Files.delete(pipe);
            Files.move(inbox.resolve("march/a.csv"), inbox.resolve("a.csv"));
            assertThat(journey.nextReport().name()).isEqualTo("a.csv");
            Until.itIs(() -> !status().contains("are not read") && !status().contains("is a pipe"));
        }
    }

    @Test
    void run_once_ends_with_1_when_a_file_cannot_be_taken_in_time_and_has_loaded_the_others() throws Exception {
        try (var journey = new Journey(folder)) {
            Journey.signInFile(
                    folder,
                    journey.salesforce,
                    "saddlebag.quiet-time = 20ms",
                    "saddlebag.arrival-timeout = 100ms",
                    "saddlebag.poll-interval = 20ms");
            var inbox = Files.createDirectories(journey.home.inbox("contacts"));
            Files.write(inbox.resolve("march.csv"), CONTACT);
            SecondName.of(inbox.resolve("locked.csv"), CONTACT);
            Files.write(inbox.resolve("back\\slash.csv"), CONTACT);
            var slow = old(Files.write(inbox.resolve("slow.csv"), CONTACT));
            var commands = new Commands();

            try (var writer = Files.newOutputStream(slow, StandardOpenOption.APPEND)) {
                assertThat(commands.in(folder, "run", "--once")).isEqualTo(1);
                writer.flush();
            }

            assertThat(journey.salesforce.records("Contact")).hasSize(1);
            assertThat(folder.resolve("done/contacts/march.csv")).exists();
            assertThat(slow).exists();
            assertThat(status())
                    .contains("inbox/contacts/slow.csv is open for writing by process")
                    .contains("inbox/contacts/locked.csv has a second name (it is a hard link)")
                    .contains("back\\slash.csv: the name of the file has a backslash.");
        }
    }

    /** The oldest file of an inbox comes first. */
    private static Path old(Path file) throws Exception {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    }

    private String status() {
        var commands = new Commands();
        commands.in(folder, "status");
        return commands.out().toString();
    }

    private static String messageOf(String check, Health.Answer answer) throws Exception {
        for (var each : answer.json().path("checks")) {
            if (each.path("name").asText().equals(check)) {
                return each.path("message").asText();
            }
        }
        return "";
    }
}
