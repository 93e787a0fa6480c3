package io.saddlebag;

import io.saddlebag.cli.SaddlebagCommand;

/** Turns arguments into a command and its answer into an exit code; no arguments mean the demo. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        int code = SaddlebagCommand.commandLine().execute(args.length == 0 ? new String[] {"demo"} : args);
        if (code != 0) {
            System.exit(code);
        }
    }
}
