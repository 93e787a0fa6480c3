package io.saddlebag.operations;

import io.saddlebag.files.OpenedFile;
import io.saddlebag.ledger.FreeName;
import io.saddlebag.ledger.LeftFile;
import io.saddlebag.ledger.Source;
import io.saddlebag.records.Unfinished;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Counts what lies in the inboxes and has not been begun, and what was set aside. */
public final class InboxFiles {

    private InboxFiles() {}

    /**
     * @param loading the sources that are begun: their files lie in the inbox, too
     * @return by flow, in alphabetical order, without those that have none or may not be looked into
     */
    public static Map<String, Long> waiting(Path home, Collection<Source> loading) {
        var begun = loading.stream().map(Source::path).collect(Collectors.toSet());
        return count(
                home.resolve("inbox"),
                file -> !Unfinished.isName(file.getFileName().toString())
                        && !begun.contains(home.relativize(file).toString()));
    }

    /** The files in {@code rejected/} that still have their reason beside them, in the same way. */
    public static Map<String, Long> setAside(Path home) {
        return count(home.resolve("rejected"), file -> Files.exists(reasonOf(file)));
    }

    /** The same files by name, with the first line of their reason. */
    static List<LeftFile> setAsideFiles(Path home) {
        return setAside(home).keySet().stream()
                .flatMap(flow -> setAsideFiles(home, flow).stream())
                .toList();
    }

    private static List<LeftFile> setAsideFiles(Path home, String flow) {
        try (var files = Files.list(home.resolve("rejected").resolve(flow))) {
            return files.filter(InboxFiles::isFile)
                    .sorted()
                    .flatMap(file -> setAsideFile(home, flow, file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<LeftFile> setAsideFile(Path home, String flow, Path file) {
        var reason = reasonOf(file);
        try (var opened = OpenedFile.open(reason);
                var lines = new BufferedReader(new InputStreamReader(opened.read(), StandardCharsets.UTF_8)).lines()) {
            var path = home.relativize(file).toString();
            return Optional.of(new LeftFile(
                    flow,
                    path,
                    path + " was set aside: " + lines.findFirst().orElse(""),
                    Files.getLastModifiedTime(reason).toInstant()));
        } catch (IOException | UncheckedIOException e) {
            // It has none, or somebody takes it away just now.
            return Optional.empty();
        }
    }

    private static Path reasonOf(Path file) {
        return file.resolveSibling(FreeName.fitted(file.getFileName().toString(), ".reason.txt"));
    }

    private static Map<String, Long> count(Path folder, Predicate<Path> which) {
        var counts = new TreeMap<String, Long>();
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return counts;
        }
        try (var flows = Files.list(folder)) {
            for (var flow :
                    flows.filter(Files::isDirectory).filter(Files::isReadable).toList()) {
                var count = filesOf(flow, which);
                if (count > 0) {
                    counts.put(flow.getFileName().toString(), count);
                }
            }
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link counts as what it is, an entry that is set aside. */
    private static boolean isFile(Path entry) {
        return Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(entry);
    }

    private static long filesOf(Path flow, Predicate<Path> which) throws IOException {
        try (var files = Files.list(flow)) {
            return files.filter(InboxFiles::isFile).filter(which).count();
        }
    }
}
