package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Child;
import io.saddlebag.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFoldersTest {

    @TempDir
    private Path folder;

    private final Commands saddlebag = new Commands();
    private Path home;

    @BeforeEach
    void home() throws IOException {
        home = Files.createDirectory(folder.resolve("crm load"));
        settings("");
    }

    @Test
    void check_names_each_folder_that_others_can_look_into_with_the_command_that_closes_it() throws Exception {
        make("results", "rwxr-xr-x");
        make("done", "rwx------");
        make("dead-letter", "rwxr-x---");
        make("state", "rwx--x--x");

        assertThat(saddlebag.in(home, "check")).isEqualTo(ExitCode.NEEDS_A_PERSON);

        assertThat(saddlebag.out().toString())
                .contains("results: the folder is open to other users (rwxr-xr-x), and personal data is in it."
                        + " Close it: chmod -R go= '" + home.resolve("results") + "'\n")
                .contains("dead-letter: the folder is open to other users (rwxr-x---)")
                .contains("state: the folder is open to other users (rwx--x--x)")
                .doesNotContain("done:");
        paste("chmod -R go= '" + home.resolve("results") + "'");
        assertThat(mode("results")).isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_is_open_to_the_group_is_as_it_should_be_where_the_setting_says_so() throws Exception {
        settings("saddlebag.files-open-to-group = true");
        make("results", "rwxr-x---");
        make("done", "rwxrwxr-x");

        saddlebag.in(home, "check");

        assertThat(saddlebag.out().toString())
                .doesNotContain("results:")
                .contains("done: the folder is open to other users (rwxrwxr-x)")
                .contains("Close it: chmod -R g-w,o= '" + home.resolve("done") + "'");
    }

    @Test
    void settings_that_hold_a_secret_are_for_their_owner_only() throws Exception {
        settings("camel.component.salesforce.client-secret = a-secret-that-is-written-here");
        Files.setPosixFilePermissions(
                home.resolve("application.properties"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(saddlebag.in(home, "check")).isEqualTo(ExitCode.NEEDS_A_PERSON);

        assertThat(saddlebag.out().toString())
                .contains(
                        "application.properties: other users can read the file (rw-r--r--), and a secret stands in it."
                                + " Close it: chmod go= '" + home.resolve("application.properties") + "'\n");
    }

    @Test
    void settings_and_routes_that_others_can_change_are_named() throws Exception {
        var route = Files.writeString(
                Files.createDirectories(home.resolve("routes")).resolve("own.camel.yaml"), "");
        Files.setPosixFilePermissions(route, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.setPosixFilePermissions(
                home.resolve("application.properties"), PosixFilePermissions.fromString("rw-r--rw-"));

        assertThat(saddlebag.in(home, "check")).isEqualTo(ExitCode.NEEDS_A_PERSON);

        assertThat(saddlebag.out().toString())
                .contains("application.properties: other users can change the file (rw-r--rw-), and so decide what is"
                        + " loaded and where to. Close it: chmod go-w '" + home.resolve("application.properties")
                        + "'\n")
                .contains("routes/own.camel.yaml: other users can change the file (rw-rw-rw-)");
    }

    @Test
    void settings_without_a_secret_of_their_own_may_be_read_by_everybody() throws Exception {
        settings("camel.component.salesforce.client-secret = {{env:SALESFORCE_CLIENT_SECRET:}}");
        Files.setPosixFilePermissions(
                home.resolve("application.properties"), PosixFilePermissions.fromString("rw-r--r--"));

        saddlebag.in(home, "check");

        assertThat(saddlebag.out().toString()).doesNotContain("other users can read the file");
    }

    @Test
    void a_home_is_known_by_its_own_path_however_one_comes_there() throws Exception {
        make("results", "rwxr-xr-x");
        var link = Files.createSymbolicLink(folder.resolve("link"), home);

        saddlebag.in(link, "check");

        assertThat(saddlebag.out().toString()).contains("Close it: chmod -R go= '" + home.toRealPath() + "/results'");
    }

    @Test
    void a_folder_whose_entries_others_can_replace_is_named() throws Exception {
        make("inbox", "rwxrwxrwx");
        make("routes", "rwxrwxrwx");

        saddlebag.in(home, "check");

        assertThat(saddlebag.out().toString())
                .contains("inbox: other users can replace what is in the folder (rwxrwxrwx)."
                        + " Close it: chmod go-w '" + home.resolve("inbox") + "'")
                .contains("routes: other users can replace what is in the folder");
    }

    @Test
    void a_setting_that_is_neither_true_nor_false_is_refused() throws Exception {
        settings("saddlebag.files-open-to-group = yes");

        assertThat(saddlebag.in(home, "check")).isEqualTo(ExitCode.NEEDS_A_PERSON);

        assertThat(saddlebag.out().toString()).contains("saddlebag.files-open-to-group is 'yes'. Write true or false.");
    }

    private void settings(String line) throws IOException {
        Files.writeString(home.resolve("application.properties"), """
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                """ + line);
    }

    private void make(String name, String mode) throws IOException {
        var made = Files.createDirectories(home.resolve(name));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
    }

    private String mode(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name)));
    }

    private static void paste(String command) throws Exception {
        assertThat(Child.run(new ProcessBuilder("sh", "-c", command)).exitValue())
                .isZero();
    }
}
