package io.saddlebag.cli;

import io.saddlebag.flow.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command on a home takes. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "The folder with inbox/, results/, dead-letter/ and state/. Default: the current folder.")
    private Path home = Path.of("");

    Home home() {
        return new Home(home);
    }
}
