package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.saddlebag.Commands;
import io.saddlebag.SecondName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeOptionTest {

    @TempDir
    private Path folder;

    private final Commands commands = new Commands();

    @ParameterizedTest
    @ValueSource(strings = {"run", "status", "dead-letters", "replay", "discard", "check", "login", "logout"})
    void a_home_that_is_not_there_is_told_and_not_made(String command) {
        var home = folder.resolve("crm-laod");

        assertThat(commands.in(home, command)).isEqualTo(ExitCode.NOT_STARTED);

        assertThat(commands.err().toString())
                .startsWith("There is no folder " + home + ". Make it first, or correct --home.");
        assertThat(home).doesNotExist();
    }

    @Test
    void a_home_that_is_a_file_is_told() throws IOException {
        var home = Files.createFile(folder.resolve("crm-load"));

        assertThat(commands.in(home, "status")).isEqualTo(ExitCode.NOT_STARTED);

        assertThat(commands.err().toString()).startsWith("--home is " + home + ", which is a file and no folder.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "dead-letters", "replay"})
    void a_ledger_that_cannot_be_reached_is_not_taken_for_none(String command) throws IOException {
        Files.createFile(folder.resolve("state"));

        assertThat(commands.in(folder, command)).isEqualTo(ExitCode.NOT_STARTED);

        assertThat(commands.out().toString()).isEmpty();
        assertThat(commands.err().toString()).startsWith("state/ledger.db cannot be read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "what?", "{{x"})
    void a_home_whose_path_camel_would_take_for_another_is_refused(String name) throws IOException {
        var home = Files.createDirectory(folder.resolve(name));

        assertThat(commands.in(home, "check")).isEqualTo(ExitCode.NOT_STARTED);

        assertThat(commands.err().toString())
                .startsWith("The path of the home, " + home + ", holds '")
                .contains("Rename that folder, or move the home.");
    }

    @Test
    void a_run_that_left_a_file_does_not_end_as_if_all_was_done() throws IOException {
        var inbox = Files.createDirectories(folder.resolve("inbox/contacts"));
        SecondName.of(inbox.resolve("march.csv"), new byte[0]);

        // Nobody is asked for a login before a file is read.
        Files.writeString(folder.resolve("application.properties"), """
                camel.component.salesforce.client-id = saddlebag
                camel.component.salesforce.client-secret = saddlebag-secret
                """);

        int code = commands.in(folder, "run", "--once");

        assertThat(commands.err().toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.NEEDS_A_PERSON);
        assertThat(commands.out().toString())
                .contains("inbox/contacts/march.csv has a second name (it is a hard link)");
    }
}
