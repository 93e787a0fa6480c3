package io.saddlebag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

    static Set<String> commands() {
        var names =
                new TreeSet<>(SaddlebagCommand.commandLine().getSubcommands().keySet());
        names.remove("help");
        return names;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_tells_how_it_is_used(String command) {
        var out = new StringWriter();

        int code = SaddlebagCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute(command, "--help");

        assertThat(code).isZero();
        assertThat(out.toString()).startsWith("Usage: saddlebag " + command + " ");
    }
}
