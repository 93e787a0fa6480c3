package io.saddlebag.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.DeadLetterGroup;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.LedgerDamaged;
import io.saddlebag.ledger.LedgerUnavailable;
import io.saddlebag.operations.Columns;
import io.saddlebag.operations.StatusJson;
import io.saddlebag.words.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code saddlebag dead-letters}: what could not be delivered, by error; and the story of one of them. */
@Command(
        name = "dead-letters",
        description = "List what could not be delivered, by error. With one --id: its story from first to last.",
        footer = {"", "Example: saddlebag dead-letters contacts --since 2h"})
final class DeadLettersCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Mixin
    private ChoiceOptions choice;

    @Option(names = "--json", description = "The same facts for machines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    DeadLettersCommand() {
        this(Clock.systemDefaultZone());
    }

    DeadLettersCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var chosen = choice.choice(clock, home.home());
        try (var ledger = Ledger.openReadOnly(home.home().root(), clock).orElse(null)) {
            var out = spec.commandLine().getOut();
            if (ledger == null) {
                list(out, List.of());
                return ExitCode.DONE;
            }
            if (chosen.ids().size() == 1) {
                return story(ledger, chosen.ids().get(0));
            }
            list(out, ledger.deadLetters().groups(chosen.unsettled()));
            return ExitCode.DONE;
        } catch (LedgerDamaged | LedgerUnavailable e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.NOT_STARTED;
        }
    }

    private void list(PrintWriter out, List<DeadLetterGroup> groups) {
        if (json) {
            var node = JsonNodeFactory.instance.objectNode();
            StatusJson.groups(node, "deadLetters", groups);
            out.println(node);
            return;
        }
        Columns.aligned(groups.stream().map(DeadLettersCommand::cells).toList()).forEach(out::println);
        out.println(
                Words.count(groups.stream().mapToLong(DeadLetterGroup::count).sum(), "dead letter") + ".");
    }

    private static List<String> cells(DeadLetterGroup group) {
        return List.of(
                group.flow(),
                group.code(),
                Words.number(group.count()),
                group.samples().stream().map(Object::toString).collect(Collectors.joining(", ")),
                group.message());
    }

    private int story(Ledger ledger, String id) {
        Optional<DeadLetter> found = ledger.deadLetters().find(id);
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("There is no dead letter " + id + ".");
            return ExitCode.NOT_STARTED;
        }
        var lines = new StoryText(found.get(), ledger.deadLetters().story(id));
        if (json) {
            spec.commandLine().getOut().println(lines.json(clock.getZone()));
        } else {
            lines.lines(clock.getZone()).forEach(spec.commandLine().getOut()::println);
        }
        return ExitCode.DONE;
    }
}
