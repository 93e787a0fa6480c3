package io.saddlebag;

import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.flow.RouteFiles;
import io.saddlebag.flow.RoutesFolder;
import io.saddlebag.flow.UnreadInboxes;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in a home where nothing reads it, and would do nothing without a word.
 *
 * @param routes files of flows whose name is not that of one, or a {@code routes/} without a flow: nothing starts
 * @param inboxes what lies in {@code inbox/} where no flow looks: the flows run all the same
 */
public record Unread(List<Problem> routes, List<Problem> inboxes) {

    /** @throws IOException when {@code routes/} cannot be read */
    public static Unread in(Home home) throws IOException {
        var files = RouteFiles.of(home.root().resolve("routes"), Shipped.routes());
        return in(home, files, Flows.read(files, home));
    }

    /** @param read what {@code routes/} came to: where it is wrong, a flow that is not known may read an inbox */
    static Unread in(Home home, RouteFiles files, Flows.Reading read) throws IOException {
        var routes = new RoutesFolder(home.root().resolve("routes"), home).problems();
        return new Unread(
                routes,
                routes.isEmpty() && read.problems().isEmpty()
                        ? new UnreadInboxes(home, read.flows(), files, RouteFiles.flowsIn(Shipped.routes())).problems()
                        : List.of());
    }

    public List<Problem> all() {
        return Stream.concat(routes.stream(), inboxes.stream()).toList();
    }
}
