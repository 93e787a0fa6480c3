package io.saddlebag.cli;

import io.saddlebag.words.Visible;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with arguments, as picocli does; they may be names of files that a shell filled in. */
final class Mistyped implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        var command = mistake.getCommandLine();
        Screen.standBefore(command);
        var err = command.getErr();
        err.print(command.getColorScheme().errorText(Visible.of(mistake.getMessage())));
        err.println();
        if (!UnmatchedArgumentException.printSuggestions(mistake, err)) {
            command.usage(err, command.getColorScheme());
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }
}
