package io.saddlebag;

import io.saddlebag.flow.Home;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells in the log, once each, what lies in the inboxes of a running home where no flow reads it. */
final class UnreadNotice {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadNotice.class);

    private final Home home;
    private final Set<String> told = new HashSet<>();

    UnreadNotice(Home home) {
        this.home = home;
    }

    /** @return all of it, also what was told before */
    synchronized List<Problem> look() {
        try {
            var unread = Unread.in(home).inboxes();
            unread.stream().map(Problem::toString).filter(told::add).forEach(LOG::warn);
            return unread;
        } catch (IOException e) {
            LOG.debug("The inboxes cannot be looked through", e);
            return List.of();
        }
    }
}
