package io.saddlebag.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Main;
import io.saddlebag.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was loaded, came back or was set aside is for its owner, whatever the umask of the process. */
class PersonalDataIsPrivateTest {

    private static final String HEADER = "id,First Name,Last Name,email,phone,birthdate,source,account\n";
    private static final List<String> PLACES = List.of("inbox", "done", "results", "dead-letter", "rejected", "state");

    @TempDir
    private Path home;

    @Test
    void with_a_umask_that_opens_everything_all_that_is_made_is_for_the_owner_alone() throws Exception {
        loads("000");

        assertThat(modes()).allSatisfy((path, mode) -> assertThat(mode)
                .isEqualTo(Files.isDirectory(home.resolve(path)) ? "rwx------" : "rw-------"));
    }

    @Test
    void one_setting_opens_it_to_the_group_though_the_umask_opens_nothing() throws Exception {
        loads("077", "saddlebag.files-open-to-group = true");

        var modes = modes();
        assertThat(modes.get("inbox/accounts")).isEqualTo("rwx------");
        modes.keySet().removeIf(path -> path.startsWith("state") || path.startsWith("inbox"));
        assertThat(modes).allSatisfy((path, mode) -> assertThat(mode)
                .isEqualTo(Files.isDirectory(home.resolve(path)) ? "rwxr-x---" : "rw-r-----"));
    }

    @Test
    void folders_that_exist_keep_their_mode_and_new_files_in_them_are_for_the_owner_all_the_same() throws Exception {
        var done = Files.createDirectories(home.resolve("done/contacts"));
        Files.setPosixFilePermissions(done, PosixFilePermissions.fromString("rwxr-xr-x"));

        loads("022");

        assertThat(mode(done)).isEqualTo("rwxr-xr-x");
        assertThat(mode(done.resolve("march.csv"))).isEqualTo("rw-------");
    }

    /** A file with a dead letter, one that is set aside unread, and one that is set aside from a line on. */
    private void loads(String umask, String... settings) throws Exception {
        try (var salesforce = Simulator.start()) {
            Journey.signInFile(
                    home,
                    salesforce,
                    Stream.concat(Stream.of("saddlebag.quiet-time = 20ms"), Stream.of(settings))
                            .toArray(String[]::new));
            drop("march.csv", HEADER + "C-1,Ada,Lovelace,,,,,\nC-2,Ada,,,,,,\n");
            drop("wrong.csv", "id,name\n");
            drop("broken.csv", HEADER + "C-3,Alan,Turing,,,,,\nC-4,\"Grace,Hopper,,,,,\n");
            var run = Child.java(List.of(), Main.class, "run", "--once", "--home", home.toString());
            var command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
            command.addAll(run.command());

            Child.run(run.command(command).redirectOutput(home.resolve("out").toFile()));
        }
        assertThat(home.resolve("dead-letter/contacts/march.csv")).exists();
        assertThat(home.resolve("rejected/contacts/wrong.csv.reason.txt")).exists();
        assertThat(home.resolve("rejected/contacts/broken.from-line-3.csv")).exists();
    }

    private void drop(String name, String text) throws IOException {
        var inbox = home.resolve("inbox/contacts");
        if (!Files.exists(inbox)) {
            Files.createDirectories(
                    inbox, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        var file = Files.writeString(inbox.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    private Map<String, String> modes() throws IOException {
        var modes = new TreeMap<String, String>();
        for (String place : PLACES) {
            try (var paths = Files.walk(home.resolve(place))) {
                for (Path path : paths.toList()) {
                    modes.put(home.relativize(path).toString(), mode(path));
                }
            }
        }
        modes.keySet().removeIf(path -> path.startsWith("inbox/contacts") || path.equals("inbox"));
        return modes;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
