package io.saddlebag.cli;

import io.saddlebag.deadletter.Choice;
import io.saddlebag.flow.Home;
import io.saddlebag.ledger.Ledger;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The words that choose among dead letters, the same in every command. */
final class ChoiceOptions {

    @Parameters(arity = "0..1", paramLabel = "FLOW", description = "Only those of this flow.")
    private Optional<String> flow = Optional.empty();

    @Option(names = "--file", paramLabel = "FILE", description = "Only those of this file, march.csv.")
    private Optional<String> file = Optional.empty();

    @Option(names = "--code", paramLabel = "CODE", description = "Only those with this error, REQUIRED_FIELD_MISSING.")
    private Optional<String> code = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those that failed since then: 2h (two hours ago), 3d, 2026-03-01, 2026-03-01T14:30.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--id", paramLabel = "ID", description = "Only this one, DL-…; may be given several times.")
    private List<String> ids = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws ParameterException when a word of it names nothing that there is, or was */
    Choice choice(Clock clock, Home home) throws IOException {
        try (var ledger = Ledger.openReadOnly(home.root(), clock).orElse(null)) {
            var unknown = new KnownNames(home, Optional.ofNullable(ledger)).unknown(flow, file);
            if (unknown.isPresent()) {
                throw new ParameterException(spec.commandLine(), unknown.get());
            }
        }
        var from = since.map(text -> Since.parse(text, clock)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--since is '" + text + "', which is no time. Write 2h, 3d, 2026-03-01 or 2026-03-01T14:30.")));
        return new Choice(flow, file, code, from, ids);
    }
}
