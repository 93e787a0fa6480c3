package io.saddlebag.cli;

/** What a command's exit code tells a script. */
final class ExitCode {

    /** Done, and nobody need look. */
    static final int DONE = 0;
    /** Done, but something needs a person: dead letters, rejected files, problems found. */
    static final int NEEDS_A_PERSON = 1;
    /** The command could not be asked like that, or could not start. */
    static final int NOT_STARTED = 2;
    /** Salesforce could not be reached or has no room now; what was not delivered waits in the inbox. */
    static final int WAITING = 3;

    private ExitCode() {}
}
