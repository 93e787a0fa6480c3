package io.saddlebag.flow;

import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.records.Unfinished;
import io.saddlebag.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what lies in {@code inbox/} where no flow reads it: a file there waits for ever, and nobody would know. */
public final class UnreadInboxes {

    private final Home home;
    private final Flows flows;
    private final RouteFiles routes;
    private final Set<String> shipped;

    /** @param shipped the names of the shipped flows: their inboxes were made by Saddlebag, and are no matter while empty */
    public UnreadInboxes(Home home, Flows flows, RouteFiles routes, Set<String> shipped) {
        this.home = home;
        this.flows = flows;
        this.routes = routes;
        this.shipped = shipped;
    }

    /** In the order of the names. */
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        var folder = home.root().resolve("inbox");
        if (Files.isDirectory(folder)) {
            for (Path entry : entries(folder)) {
                problem(entry).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private Optional<Problem> problem(Path entry) {
        var name = entry.getFileName().toString();
        if (Unfinished.isName(name)) {
            return Optional.empty();
        }
        if (Files.isRegularFile(entry)) {
            return Optional.of(new Problem(
                    new Place(home.shown(entry), 0),
                    "the file lies in the inbox of no flow.",
                    "Move it to " + inboxes() + "."));
        }
        return Files.isDirectory(entry) && !isRead(name) ? unread(entry, name) : Optional.empty();
    }

    /** By a flow, or by a route of the user's own that names the folder. */
    private boolean isRead(String name) {
        return readInboxes().contains(name) || routes.mention("inbox/" + name);
    }

    private Optional<Problem> unread(Path inbox, String name) {
        long files = entries(inbox).stream()
                .filter(Files::isRegularFile)
                .filter(file -> !Unfinished.isName(file.getFileName().toString()))
                .count();
        if (files == 0 && shipped.contains(name)) {
            return Optional.empty();
        }
        var waits = files == 0 ? "." : ", and " + Words.count(files, "file waits", "files wait") + " in it.";
        return Optional.of(
                new Problem(new Place(home.shown(inbox), 0), "no flow reads this inbox" + waits, fix(name, files)));
    }

    private String fix(String name, long files) {
        var near = NearestName.of(name, readInboxes());
        var instead = near.map(flow -> "Did you mean inbox/" + flow + "?")
                .orElse(
                        flows.byId().containsKey(name)
                                ? "The flow " + name + " reads a queue: move the files to another inbox."
                                : "Add a flow with routeId: " + name + ".");
        return files == 0 ? instead + " Else remove the folder." : instead;
    }

    private List<String> readInboxes() {
        return flows.byId().values().stream()
                .filter(flow -> flow.queue().isEmpty())
                .map(Flow::id)
                .toList();
    }

    private String inboxes() {
        return readInboxes().isEmpty()
                ? "the inbox of a flow"
                : readInboxes().stream().map(flow -> "inbox/" + flow).collect(Collectors.joining(" or "));
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            // What cannot be looked into is told where it is used.
            return List.of();
        }
    }
}
