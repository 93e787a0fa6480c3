package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import io.saddlebag.Until;
import io.saddlebag.files.Swapping;
import io.saddlebag.ledger.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else can write to the inbox, and wants to see a file of the user that runs Saddlebag. */
class ForeignFilesTest {

    private static final String SECRET = "a-secret-of-the-owner";
    private static final String HEADER = "id,First Name,Last Name,email,phone,birthdate,source,account\n";
    private static final byte[] CONTACT = (HEADER + "C-1,Ada,Lovelace,,,,,\n").getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path home;
    private Path inbox;
    private Path secret;

    @BeforeEach
    void inbox() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        inbox = Files.createDirectories(home.resolve("inbox/contacts"));
        Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwxrwxrwx"));
        secret = Files.writeString(
                folder.resolve("secret.json"), "{\"id\": \"C-2\", \"Last Name\": \"%s\"}".formatted(SECRET));
    }

    @Test
    void a_link_is_set_aside_wherever_it_leads_and_the_files_behind_it_load() throws Exception {
        Files.createSymbolicLink(inbox.resolve("a-file.json"), secret);
        Files.createSymbolicLink(inbox.resolve("b-folder.csv"), folder);
        Files.createSymbolicLink(inbox.resolve("c-nowhere.csv"), Path.of("nowhere.csv"));
        Files.createSymbolicLink(inbox.resolve("d-endless.csv"), Path.of("/dev/zero"));
        Files.createSymbolicLink(inbox.resolve("e-state.json"), Path.of("../../state/ledger.db"));
        try (var journey = new Journey(home).start()) {
            for (int link = 0; link < 5; link++) {
                assertThat(journey.nextReport().rejected()).hasValueSatisfying(why -> assertThat(why)
                        .contains("it is a link, and links in an inbox are not followed."));
            }

            assertThat(journey.receives("contacts", "march.csv", CONTACT).counts())
                    .isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(status())
                    .contains("inbox/contacts/a-file.json: it is a link")
                    .contains("inbox/contacts/c-nowhere.csv: it is a link");
            assertThat(Files.isSymbolicLink(home.resolve("rejected/contacts/a-file.json")))
                    .isTrue();
            assertThat(home.resolve("rejected/contacts/a-file.json.reason.txt")).exists();
            assertThatNothingForeignWasSeen(journey);
        }
    }

    @Test
    void a_hard_link_to_a_file_of_the_home_is_set_aside_in_an_inbox_of_ones_own_as_well() throws Exception {
        Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwx------"));
        var settings = Files.writeString(home.resolve("notes.json"), Files.readString(secret));
        try (var journey = new Journey(home).start()) {
            Files.createLink(inbox.resolve("settings.json"), settings);

            assertThat(journey.nextReport().rejected()).hasValueSatisfying(why -> assertThat(why)
                    .contains("inbox/contacts/settings.json: it is a second name (a hard link) of notes.json."));
            assertThat(settings).hasContent(Files.readString(secret));

            Files.createLink(inbox.resolve("ledger.json"), home.resolve("state/ledger.db"));
            assertThat(journey.nextReport().rejected()).hasValueSatisfying(why -> assertThat(why)
                    .contains("a second name (a hard link) of state/ledger.db."));
            assertThatNothingForeignWasSeen(journey);
        }
    }

    @Test
    void a_hard_link_to_a_file_of_the_home_leaves_the_mode_of_the_file_as_it_is() throws Exception {
        var settings = Files.writeString(home.resolve("notes.json"), Files.readString(secret));
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
        try (var journey =
                new Journey(home).with("saddlebag.files-open-to-group", "true").start()) {
            Files.createLink(inbox.resolve("settings.json"), settings);

            assertThat(journey.nextReport().rejected()).isPresent();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_link_that_was_set_aside_leads_no_search_for_hard_links_astray() throws Exception {
        try (var journey = new Journey(home).start()) {
            Files.createSymbolicLink(inbox.resolve("loop"), Path.of("."));
            assertThat(journey.nextReport().rejected()).isPresent();
            Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwx------"));

            Files.createLink(inbox.resolve("linked.json"), secret);

            assertThat(journey.nextReport().name()).isEqualTo("linked.json");
        }
    }

    @Test
    void a_hard_link_to_a_file_elsewhere_waits_where_others_can_write_and_loads_where_they_cannot() throws Exception {
        try (var journey = new Journey(home).start()) {
            Files.createLink(inbox.resolve("linked.json"), secret);
            Until.itIs(() -> status().contains("inbox/contacts/linked.json has a second name (it is a hard link)"));
            assertThat(journey.receives("contacts", "march.csv", CONTACT).name())
                    .isEqualTo("march.csv");
            assertThatNothingForeignWasSeen(journey);

            Files.setPosixFilePermissions(inbox, PosixFilePermissions.fromString("rwx------"));
            assertThat(journey.nextReport().name()).isEqualTo("linked.json");
        }
    }

    @Test
    void an_inbox_may_be_a_link_of_the_owner() throws Exception {
        var share = Files.createDirectory(folder.resolve("share"));
        Files.delete(inbox);
        Files.createSymbolicLink(inbox, share);
        try (var journey = new Journey(home).start()) {
            assertThat(journey.receives("contacts", "march.csv", CONTACT).counts())
                    .isEqualTo(new Counts(1, 0, 0, 0));
            assertThat(share).isEmptyDirectory();
        }
    }

    @Test
    void an_inbox_that_became_a_link_where_others_can_make_one_is_not_read() throws Exception {
        var share = Files.createDirectory(folder.resolve("share"));
        Files.copy(secret, share.resolve("secret.json"));
        try (var journey = new Journey(home).start()) {
            Files.setPosixFilePermissions(home.resolve("inbox"), PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.delete(inbox);
            Files.createSymbolicLink(inbox, share);

            Until.itIs(() -> journey.pauses().stream().anyMatch(pause -> pause.reason()
                    .startsWith("inbox/contacts leads over the link inbox/contacts, and is not read:")));
            assertThat(share.resolve("secret.json")).exists();
            assertThatNothingForeignWasSeen(journey);
        }
    }

    @Test
    void a_process_that_swaps_the_file_all_the_time_gets_nothing_of_another() throws Exception {
        Files.write(inbox.resolve(".good"), CONTACT);
        try (var journey = new Journey(home).with("saddlebag.quiet-time", "1ms").start()) {
            var swapper = Child.start(Swapping.of(inbox, secret));
            for (int file = 0; file < 10; file++) {
                var report = journey.receives("contacts", "other.csv", CONTACT);
                while (!report.name().equals("other.csv")) {
                    report = journey.nextReport();
                }
            }
            swapper.destroy();
            swapper.waitFor();

            assertThatNothingForeignWasSeen(journey);
        }
    }

    @Test
    void a_link_in_the_place_of_a_file_that_is_written_is_not_written_to() throws Exception {
        var foreign = Files.writeString(folder.resolve("foreign"), "as it was");
        try (var journey = new Journey(home).start()) {
            for (var place : List.of(
                    "results/contacts/march.results.csv",
                    "dead-letter/contacts/march.csv",
                    "dead-letter/contacts/.march.csv.part",
                    "done/contacts/march.csv",
                    "rejected/contacts/wrong.csv",
                    "rejected/contacts/.wrong.csv.part",
                    "rejected/contacts/wrong.csv.reason.txt")) {
                Files.createSymbolicLink(home.resolve(place), foreign);
            }

            var march = journey.receives(
                    "contacts", "march.csv", new String(CONTACT, StandardCharsets.UTF_8) + "C-2,Ada,,,,,,\n");
            var wrong = journey.receives("contacts", "wrong.csv", "id,name\n");

            assertThat(march.counts()).isEqualTo(new Counts(1, 0, 0, 1));
            assertThat(wrong.rejected()).isPresent();
            assertThat(foreign).hasContent("as it was");
        }
    }

    private String status() {
        var commands = new Commands();
        commands.in(home, "status");
        return commands.out().toString();
    }

    private void assertThatNothingForeignWasSeen(Journey journey) throws IOException {
        assertThat(journey.salesforce.records("Contact").toString()).doesNotContain(SECRET);
        assertThat(journey.deadLetters()).isEmpty();
        assertThat(secret).content().contains(SECRET);
        for (var name : List.of("done", "results", "dead-letter", "rejected")) {
            try (var files = Files.walk(home.resolve(name))) {
                assertThat(files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)))
                        .noneMatch(ForeignFilesTest::holdsTheSecret);
            }
        }
    }

    private static boolean holdsTheSecret(Path file) {
        try {
            // A hard link that is set aside is the file itself, which only its owner reads.
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET)
                    && (int) Files.getAttribute(file, "unix:nlink") == 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
