package io.saddlebag.cli;

import io.saddlebag.Configuration;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code saddlebag}: the commands, and what to do without one. */
@Command(
        name = "saddlebag",
        description =
                "Carries records from files and queues into Salesforce: each once, in order, with every failure kept.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            StatusCommand.class,
            DeadLettersCommand.class,
            ReplayCommand.class,
            DiscardCommand.class,
            CheckCommand.class,
            LoginCommand.class,
            LogoutCommand.class,
            HelpCommand.class
        },
        footer = {"", "Example: saddlebag demo"})
public final class SaddlebagCommand {

    private SaddlebagCommand() {}

    /** @return the command line, ready to be given arguments */
    public static CommandLine commandLine() {
        var line = new CommandLine(new SaddlebagCommand())
                .registerConverter(Duration.class, SaddlebagCommand::duration)
                .setParameterExceptionHandler(new Mistyped())
                .setExecutionExceptionHandler(new Failures());
        line.setExecutionStrategy(parsed -> {
            Screen.standBefore(line);
            return new CommandLine.RunLast().execute(parsed);
        });
        line.getSubcommands().values().forEach(SaddlebagCommand::helpful);
        return line;
    }

    /** Every command answers {@code --help}, whether or not somebody thought of it when it was written. */
    private static void helpful(CommandLine command) {
        var spec = command.getCommandSpec();
        if (!spec.helpCommand() && !spec.mixinStandardHelpOptions()) {
            spec.mixinStandardHelpOptions(true).versionProvider(new Version());
        }
    }

    /** Reads an option that is a span of time. */
    static Duration duration(String text) {
        return Configuration.parseDuration(text)
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is no time. Write 150ms, 30s, 5m or 2h."));
    }
}
