package io.saddlebag.operations;

import io.saddlebag.ledger.Source;
import io.saddlebag.records.Unfinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what lies in the inboxes and has not been begun. */
public final class InboxFiles {

    private InboxFiles() {}

    /**
     * @param loading the sources that are begun: their files lie in the inbox, too
     * @return by flow, in alphabetical order, without those that have none or may not be looked into
     */
    public static Map<String, Long> waiting(Path home, Collection<Source> loading) {
        var inbox = home.resolve("inbox");
        var begun = loading.stream().map(Source::path).collect(Collectors.toSet());
        var waiting = new TreeMap<String, Long>();
        if (!Files.isDirectory(inbox) || !Files.isReadable(inbox)) {
            return waiting;
        }
        try (var flows = Files.list(inbox)) {
            for (var flow :
                    flows.filter(Files::isDirectory).filter(Files::isReadable).toList()) {
                var count = count(home, flow, begun);
                if (count > 0) {
                    waiting.put(flow.getFileName().toString(), count);
                }
            }
            return waiting;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(Path home, Path flow, Set<String> begun) throws IOException {
        try (var files = Files.list(flow)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !Unfinished.isName(file.getFileName().toString()))
                    .filter(file -> !begun.contains(home.relativize(file).toString()))
                    .count();
        }
    }
}
