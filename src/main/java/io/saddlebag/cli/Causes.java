package io.saddlebag.cli;

import io.saddlebag.flow.Queues;
import io.saddlebag.salesforce.Trouble;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which exit code the cause of a pause leads to. */
final class Causes {

    /** What lies in Salesforce, the login or the network; all else lies in this home. */
    private static final Set<String> ELSEWHERE = Stream.concat(
                    Arrays.stream(Trouble.Kind.values())
                            .filter(Trouble.Kind::isElsewhere)
                            .map(Trouble.Kind::word),
                    Stream.of(Queues.BROKER_AWAY))
            .collect(Collectors.toUnmodifiableSet());

    private Causes() {}

    /** @param cause a word of the ledger's pauses */
    static int exitCode(String cause) {
        return ELSEWHERE.contains(cause) ? ExitCode.WAITING : ExitCode.NEEDS_A_PERSON;
    }
}
