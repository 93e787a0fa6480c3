package io.saddlebag;

import io.saddlebag.cli.SaddlebagCommand;
import org.slf4j.LoggerFactory;

/** Turns arguments into a command and its answer into an exit code; no arguments mean the demo. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // A thread of a library that ends so has told its caller already; people get one line, not a stack trace.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> LoggerFactory.getLogger(Main.class)
                .warn(
                        "The thread {} ended by an error that Saddlebag does not expect ({}).",
                        thread.getName(),
                        failure.toString()));
        int code = SaddlebagCommand.commandLine().execute(args.length == 0 ? new String[] {"demo"} : args);
        if (code != 0) {
            System.exit(code);
        }
    }
}
