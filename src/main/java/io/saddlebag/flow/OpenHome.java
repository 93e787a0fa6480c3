package io.saddlebag.flow;

import io.saddlebag.files.OpenPlace;
import io.saddlebag.files.Readers;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds folders of a home, made by an earlier version or by somebody, that other users can look into or change. */
public final class OpenHome {

    private static final List<String> PERSONAL = List.of("done", "results", "dead-letter", "rejected");

    private OpenHome() {}

    public static List<Problem> problems(Home home) throws IOException {
        var problems = new ArrayList<Problem>();
        for (String name : PERSONAL) {
            readable(home, home.root().resolve(name), home.readers(), problems);
        }
        readable(home, home.state(), Readers.OWNER, problems);
        replaceable(home.root().toString(), home.root(), problems);
        replaceable("inbox", home.root().resolve("inbox"), problems);
        replaceable("routes", home.root().resolve("routes"), problems);
        writable(home, home.root().resolve("application.properties"), problems);
        for (Path file : filesOf(home.root().resolve("routes"))) {
            writable(home, file, problems);
        }
        return problems;
    }

    private static List<Path> filesOf(Path routes) throws IOException {
        if (!Files.isDirectory(routes)) {
            return List.of();
        }
        try (var files = Files.walk(routes)) {
            return files.sorted().toList();
        }
    }

    private static void writable(Home home, Path file, List<Problem> problems) throws IOException {
        OpenPlace.toWriters(file)
                .ifPresent(open -> problems.add(new Problem(
                        new Place(home.shown(file), 0),
                        "other users can change the file (%s), and so decide what is loaded and where to."
                                .formatted(open.permissions()),
                        "Close it: " + open.command())));
    }

    private static void readable(Home home, Path folder, Readers readers, List<Problem> problems) throws IOException {
        OpenPlace.toMoreThan(readers, folder)
                .ifPresent(open -> problems.add(new Problem(
                        new Place(home.shown(folder), 0),
                        "the folder is open to other users (%s), and personal data is in it."
                                .formatted(open.permissions()),
                        "Close it: " + open.command())));
    }

    private static void replaceable(String shown, Path folder, List<Problem> problems) throws IOException {
        OpenPlace.toReplacers(folder)
                .ifPresent(open -> problems.add(new Problem(
                        new Place(shown, 0),
                        "other users can replace what is in the folder (%s).".formatted(open.permissions()),
                        "Close it: " + open.command())));
    }
}
