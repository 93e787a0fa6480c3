package io.saddlebag.cli;

import java.util.Set;

/**
 * How a run that ended by itself left the home.
 *
 * @param causes why flows wait, by the words of the ledger's pauses
 * @param needsAPerson whether it set a file aside, or a file or an inbox must be looked at
 * @param deadLetters those of this run that are still there when it ends: a parent may have come for others
 */
record RunEnding(Set<String> causes, boolean needsAPerson, long deadLetters) {

    /** What lies in this home comes first: a script that only tries again later would never put it right. */
    int exitCode() {
        if (causes.stream().anyMatch(cause -> Causes.exitCode(cause) == ExitCode.NEEDS_A_PERSON)) {
            return ExitCode.NEEDS_A_PERSON;
        }
        if (!causes.isEmpty()) {
            return ExitCode.WAITING;
        }
        return needsAPerson || deadLetters > 0 ? ExitCode.NEEDS_A_PERSON : ExitCode.DONE;
    }
}
