package io.saddlebag.flow;

import io.saddlebag.files.Folders;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.salesforce.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which inboxes can be looked into, and files moved out of. A file that cannot leave its inbox would be loaded again for ever.
 * Camel passes over a folder that is gone without a word, so that a flow whose network share
 * is away would only seem to have nothing to do: here it is told once, stands in the status, and goes on when it is back.
 */
public final class OpenInboxes {

    private static final Logger LOG = LoggerFactory.getLogger(OpenInboxes.class);

    private final Home home;
    private final Flows flows;
    private final Ledger ledger;
    private final Predicate<Path> writable;
    private final Map<String, String> closed = new ConcurrentHashMap<>();

    public OpenInboxes(Home home, Flows flows, Ledger ledger) {
        this(home, flows, ledger, Files::isWritable);
    }

    /** @param writable whether this process may move files out of a folder */
    OpenInboxes(Home home, Flows flows, Ledger ledger, Predicate<Path> writable) {
        this.home = home;
        this.flows = flows;
        this.ledger = ledger;
        this.writable = writable;
    }

    /** Whether the flow's inbox is there and readable now. A queue has none, and is open. */
    boolean isOpen(String flow) {
        if (flows.flow(flow).queue().isPresent()) {
            return true;
        }
        var folder = home.inbox(flow);
        var wrong = wrongWith(folder);
        if (wrong.isEmpty() && closed.remove(flow) != null) {
            ledger.pauses().resume(flow);
            LOG.info("{}: {} is back", flow, home.shown(folder));
        } else if (wrong.isPresent() && !wrong.get().equals(closed.put(flow, wrong.get()))) {
            tell(flow, home.shown(folder) + " " + wrong.get());
        }
        return wrong.isEmpty();
    }

    /** A folder that vanishes while it is looked at can neither be read nor written; what is wrong with it is that it is gone. */
    private Optional<String> wrongWith(Path folder) {
        var shut = shut(folder);
        return Files.isDirectory(folder) ? shut : Optional.of("is gone. Files that were begun go on when it is back.");
    }

    private Optional<String> shut(Path folder) {
        var link = untrusted(folder);
        if (link.isPresent()) {
            return link;
        }
        if (!Files.isReadable(folder)) {
            return Optional.of("cannot be read. Let the user that runs Saddlebag read it.");
        }
        return writable.test(folder)
                ? Optional.empty()
                : Optional.of(
                        "cannot be written, so no file could leave it. Let the user that runs Saddlebag write it.");
    }

    private Optional<String> untrusted(Path folder) {
        try {
            Folders.real(folder);
            return Optional.empty();
        } catch (Folders.UntrustedLink e) {
            return Optional.of(
                    ("leads over the link %s, and is not read: %s. Make the link as the user that runs Saddlebag, in a folder"
                                    + " that only this user can write to.")
                            .formatted(home.shown(Path.of(e.getFile())), e.getReason()));
        } catch (IOException e) {
            return Optional.of("cannot be reached (" + e.getMessage() + "). Let the user that runs Saddlebag read it.");
        }
    }

    private void tell(String flow, String what) {
        LOG.error("{}: {}", flow, what);
        ledger.pauses().pause(flow, Trouble.Kind.HOME.word(), what, Optional.empty());
    }
}
