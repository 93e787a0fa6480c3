package io.saddlebag.cli;

import io.saddlebag.Shipped;
import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.flow.RouteFiles;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.records.NearestName;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;

/**
 * The flows and files that somebody can mean: those that there are, and those that once were.
 *
 * @param ledger empty when nothing was ever loaded
 */
record KnownNames(Home home, Optional<Ledger> ledger) {

    /** A hint needs no more; the names of years would only be in the way. */
    private static final int LATEST = 1_000;

    /** A sentence about the first word that names nothing; a typo must not look like an empty answer. */
    Optional<String> unknown(Optional<String> flow, Optional<String> file) throws IOException {
        var unknownFlow = flow.isPresent() ? unknownFlow(flow.get()) : Optional.<String>empty();
        return unknownFlow.or(() -> file.flatMap(this::unknownFile));
    }

    private Optional<String> unknownFlow(String name) throws IOException {
        var read = Flows.read(RouteFiles.of(home.root().resolve("routes"), Shipped.routes()), home);
        var flows = read.flows().byId().keySet();
        boolean known = flows.contains(name)
                || ledger.filter(book -> book.sources().knowsFlow(name)).isPresent()
                // What is wrong in routes/ may be this very flow.
                || !read.problems().isEmpty();
        return known ? Optional.empty() : Optional.of("There is no flow '" + name + "'." + hint(name, flows));
    }

    private Optional<String> unknownFile(String name) {
        if (ledger.filter(book -> book.sources().knowsFile(name)).isPresent()) {
            return Optional.empty();
        }
        var names = ledger.map(book -> book.sources().latestNames(LATEST)).orElse(java.util.List.of());
        return Optional.of("No file or queue '" + name + "' was ever loaded." + hint(name, names));
    }

    private static String hint(String name, Collection<String> names) {
        return NearestName.of(name, names)
                .map(near -> " Did you mean '" + near + "'?")
                .orElse("");
    }
}
