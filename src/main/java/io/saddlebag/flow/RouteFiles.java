package io.saddlebag.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that make up the routes of a home: its own {@code routes/} if it has one, else the shipped ones. Templates and
 * the routes beside the flows that a home's {@code routes/} leaves out are the shipped ones, so that a home may hold nothing but
 * its flows.
 */
public record RouteFiles(List<Path> files) {

    static final String ENDING = ".camel.yaml";
    private static final List<String> BESIDE_THE_FLOWS =
            List.of("dead-letter" + ENDING, "notify" + ENDING, "stay-signed-in" + ENDING);

    /**
     * @param home the home's {@code routes/}, which need not exist
     * @param shipped the {@code routes/} that came with the program
     */
    public static RouteFiles of(Path home, Path shipped) throws IOException {
        var own = Files.isDirectory(home) ? home : shipped;
        var files = new ArrayList<>(in(own));
        for (String name : BESIDE_THE_FLOWS) {
            if (files.stream().noneMatch(file -> file.endsWith(name))) {
                files.add(shipped.resolve(name));
            }
        }
        var templates = Files.isDirectory(own.resolve("templates")) ? own : shipped;
        files.addAll(in(templates.resolve("templates")));
        return new RouteFiles(files);
    }

    /** Whether one of them has this text outside of comments, and a name does not go on behind it. */
    boolean mention(String text) {
        var alone = Pattern.compile("(?m)^(?!\\s*#).*" + Pattern.quote(text) + "(?![\\w-])");
        return files.stream().anyMatch(file -> alone.matcher(text(file)).find());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    static boolean isRead(String name) {
        return name.endsWith(ENDING);
    }

    /** Whether the file holds what somebody wants carried: flows, or routes of his own. */
    static boolean isOfAFlow(String name) {
        return isRead(name) && !BESIDE_THE_FLOWS.contains(name);
    }

    /** What the flows in a folder are called, where each has a file of its name as the shipped ones do. */
    public static Set<String> flowsIn(Path folder) throws IOException {
        return in(folder).stream()
                .map(file -> file.getFileName().toString())
                .filter(RouteFiles::isOfAFlow)
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .collect(Collectors.toSet());
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isRead(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
