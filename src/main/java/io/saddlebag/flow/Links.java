package io.saddlebag.flow;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.records.Unfinished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets aside links in an inbox, wherever they lead, and hard links to files of the home: whoever can write to an inbox could have a file
 * loaded that only the user of this process can read.
 */
public final class Links {

    private static final Logger LOG = LoggerFactory.getLogger(Links.class);

    private final Home home;
    private final SetAside aside;
    private final HardLinks hardLinks;

    /** @param reports is told of each link that is set aside */
    public Links(Home home, LeftInInbox left, Consumer<FileReport> reports) {
        this.home = home;
        this.aside = new SetAside(home, left, reports);
        this.hardLinks = new HardLinks(home);
    }

    /** Looks through a flow's inbox. */
    public void setAside(String flow) {
        try {
            for (Path entry : entries(home.inbox(flow))) {
                var found = FileIdentity.find(entry);
                if (found.isPresent() && found.get().regular()) {
                    setAsideHardLink(flow, entry, found.get());
                } else if (Files.isSymbolicLink(entry)) {
                    setAsideLink(flow, entry);
                }
            }
        } catch (IOException e) {
            LOG.debug("{}: the inbox cannot be looked through for links", flow, e);
        }
    }

    private static List<Path> entries(Path inbox) throws IOException {
        try (var files = Files.list(inbox)) {
            return files.filter(file -> !Unfinished.isName(file.getFileName().toString()))
                    .toList();
        }
    }

    private void setAsideLink(String flow, Path link) {
        aside.setAside(
                flow,
                link,
                "it is a link, and links in an inbox are not followed.",
                "Move or copy the file itself to " + home.shown(home.inbox(flow)) + ".",
                SetAside.left("is a link, and links in an inbox are not followed", "Remove it."));
    }

    private void setAsideHardLink(String flow, Path entry, FileIdentity found) throws IOException {
        var original = hardLinks.ofHome(entry, found);
        if (original.isPresent()) {
            aside.setAside(
                    flow,
                    entry,
                    "it is a second name (a hard link) of " + home.shown(original.get()) + ".",
                    "Remove it; a file of the home is not loaded.",
                    SetAside.left("is a second name (a hard link) of a file of the home", "Remove it."));
        }
    }
}
