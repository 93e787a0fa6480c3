package io.saddlebag.cli;

import io.saddlebag.flow.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that every command on a home takes. */
final class HomeOption {

    /** In the address of an inbox Camel decodes, splits and replaces these. */
    private static final Pattern UNUSABLE = Pattern.compile("%[0-9A-Fa-f]{2}|[?]|\\{\\{|}}");

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "The folder with inbox/, results/, dead-letter/ and state/. Default: the current folder.")
    private Path home = Path.of("");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws ParameterException when there is no such folder: a slip of the finger would make a home, and find it empty */
    Home home() {
        if (!Files.isDirectory(home)) {
            throw new ParameterException(
                    spec.commandLine(),
                    Files.exists(home)
                            ? "--home is " + home + ", which is a file and no folder."
                            : "There is no folder " + home + ". Make it first, or correct --home.");
        }
        var made = new Home(real(home));
        var unusable = UNUSABLE.matcher(made.root().toString());
        if (unusable.find()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The path of the home, %s, holds '%s', which has a meaning of its own in Camel's addresses. Rename that folder, or move the home."
                            .formatted(made.root(), unusable.group()));
        }
        return made;
    }

    /** Whoever runs Saddlebag chose the way to the home; links within it are looked at one by one. */
    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException e) {
            return home;
        }
    }
}
