package io.saddlebag.flow;

import io.saddlebag.records.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names what lies in an inbox and is never read, because it is no file: a folder with files in it, a
 * pipe. It would lie there for ever, and nobody would know.
 */
public final class NoFiles {

    private static final Logger LOG = LoggerFactory.getLogger(NoFiles.class);

    /** Folders that systems put into others: Synology's @eaDir, $RECYCLE.BIN, #recycle and more. */
    private static final Pattern OF_SYSTEMS =
            Pattern.compile("[@#$].*|lost\\+found|__MACOSX|System Volume Information", Pattern.CASE_INSENSITIVE);

    private final Home home;
    private final LeftInInbox left;
    private final Map<String, Set<Path>> named = new ConcurrentHashMap<>();

    public NoFiles(Home home, LeftInInbox left) {
        this.home = home;
        this.left = left;
    }

    /** Looks through a flow's inbox. */
    public void name(String flow) {
        var now = new HashSet<Path>();
        try (var entries = Files.list(home.inbox(flow))) {
            for (Path entry : entries.filter(NoFiles::isToTell).toList()) {
                obstacle(flow, entry).ifPresent(why -> {
                    left.leave(entry, why);
                    now.add(entry);
                });
            }
            var before = named.put(flow, now);
            if (before != null) {
                before.stream().filter(entry -> !now.contains(entry)).forEach(left::forget);
            }
        } catch (IOException e) {
            LOG.debug("{}: the inbox cannot be looked through for folders", flow, e);
        }
    }

    private static boolean isToTell(Path entry) {
        var name = entry.getFileName().toString();
        return !Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)
                && !Files.isSymbolicLink(entry)
                && NameFlaw.of(entry).isEmpty()
                && !Unfinished.isName(name)
                && !OF_SYSTEMS.matcher(name).matches();
    }

    private Optional<Obstacle> obstacle(String flow, Path entry) throws IOException {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            var inbox = home.shown(home.inbox(flow));
            return holdsFiles(entry)
                    ? Optional.of(new Obstacle(
                            "is a folder, and files in it are not read", "Move them to " + inbox + ".", Instant.MIN))
                    : Optional.empty();
        }
        return Files.exists(entry, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new Obstacle("is a pipe or a device, and no file", "Take it away.", Instant.MIN))
                : Optional.empty();
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(
                            entry -> !Unfinished.isName(entry.getFileName().toString()))
                    .anyMatch(Files::isRegularFile);
        }
    }
}
