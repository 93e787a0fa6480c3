package io.saddlebag.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code saddlebag}: the commands, and what to do without one. */
@Command(
        name = "saddlebag",
        description = "Carries records from files into Salesforce: each once, in order, with every failure kept.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {RunCommand.class, DemoCommand.class, HelpCommand.class},
        footer = {"", "Example: saddlebag demo"})
public final class SaddlebagCommand {

    private SaddlebagCommand() {}

    /** @return the command line, ready to be given arguments */
    public static CommandLine commandLine() {
        return new CommandLine(new SaddlebagCommand());
    }
}
