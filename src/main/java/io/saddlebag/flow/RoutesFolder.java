package io.saddlebag.flow;

import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.records.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with the names of the files in a home's {@code routes/}: a file that is not read does nothing, and says nothing. */
public final class RoutesFolder {

    /** What an editor, a file manager or a habit makes of {@code .camel.yaml}; {@code x.bak} or {@code x.disabled} is meant. */
    private static final List<String> ENDINGS = List.of(".txt", ".yaml", ".yml", ".camel", " ");

    private final Path folder;
    private final Home home;

    public RoutesFolder(Path folder, Home home) {
        this.folder = folder;
        this.home = home;
    }

    /** In the order of the names; none where the home has no such folder, for then the shipped routes run. */
    public List<Problem> problems() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var problems = new ArrayList<Problem>();
        var names = names();
        names.forEach(name -> misnamed(name, names).ifPresent(problems::add));
        if (problems.isEmpty() && names.stream().noneMatch(RouteFiles::isOfAFlow)) {
            problems.add(new Problem(
                    new Place(home.shown(folder), 0),
                    "the folder holds no flow.",
                    "Put a file such as contacts.camel.yaml into it, or remove the folder to run the shipped flows."));
        }
        return problems;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private Optional<Problem> misnamed(String name, List<String> names) {
        var stem = stem(name);
        boolean left = RouteFiles.isRead(name) || Unfinished.isName(name) || stem.isEmpty() || stem.contains(".");
        if (left || !FlowFile.mayHoldRoutes(folder.resolve(name))) {
            return Optional.empty();
        }
        var right = stem + RouteFiles.ENDING;
        return Optional.of(new Problem(
                new Place(home.shown(folder.resolve(name)), 0),
                "the file is not read, because its name does not end with " + RouteFiles.ENDING + ".",
                names.contains(right)
                        ? "Move it elsewhere: " + right + " is there, too."
                        : "Rename it to " + right + "."));
    }

    private static String stem(String name) {
        var ending =
                ENDINGS.stream().filter(name.toLowerCase(Locale.ROOT)::endsWith).findFirst();
        return ending.map(found -> stem(name.substring(0, name.length() - found.length())))
                .orElse(name);
    }
}
