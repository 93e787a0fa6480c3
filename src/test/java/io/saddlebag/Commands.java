package io.saddlebag;

import io.saddlebag.cli.SaddlebagCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Types commands as a person would, and holds what they have printed so far. It is heard as well. */
public record Commands(StringWriter out, StringWriter err) {

    public Commands() {
        this(new StringWriter(), new StringWriter());
    }

    /** Runs a command in a home, and gives its exit code. */
    public int in(Path home, String... words) {
        return in(home, SaddlebagCommand.commandLine(), words);
    }

    /** The same for a command that a test has made itself. */
    public int in(Path home, CommandLine command, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString()));
        return run(command, all.toArray(String[]::new));
    }

    /** Runs a command that has no home. */
    public int run(String... words) {
        return run(SaddlebagCommand.commandLine(), words);
    }

    private int run(CommandLine command, String... words) {
        int code = command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        Leaks.hear("a command", out.toString());
        Leaks.hear("a command", err.toString());
        return code;
    }

    /** Takes the secret away that a command has to print. */
    public void forget() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }
}
