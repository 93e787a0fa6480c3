package io.saddlebag.flow;

import io.saddlebag.files.Moves;
import io.saddlebag.ledger.Counts;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves entries of an inbox to {@code rejected/} that nothing was read of. */
final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);

    private final Home home;
    private final Rejects rejects;
    private final LeftInInbox left;
    private final Consumer<FileReport> reports;

    /** @param reports is told of each file that is set aside */
    SetAside(Home home, LeftInInbox left, Consumer<FileReport> reports) {
        this.home = home;
        this.rejects = new Rejects(home);
        this.left = left;
        this.reports = reports;
    }

    /**
     * @param what is wrong with it, for the reason: {@code the name of the file has a backslash.}
     * @param otherwise what is told where it cannot be moved
     */
    void setAside(String flow, Path file, String what, String fix, Obstacle otherwise) {
        var shown = home.shown(home.inbox(flow)) + "/" + NameFlaw.shown(file);
        var why = new Problem(new Place(shown, 0), what, fix);
        try {
            Moves.move(file, rejects.setAsideUnread(flow, NameFlaw.mended(file), why), home.readers());
            left.forget(file);
            LOG.warn("{}: {}", flow, why);
            report(flow, NameFlaw.shown(file), shown, why);
        } catch (IOException e) {
            LOG.debug("{} cannot be set aside", shown, e);
            left.leave(file, otherwise);
        }
    }

    static Obstacle left(String what, String cure) {
        return new Obstacle(what, cure, Instant.MIN);
    }

    private void report(String flow, String name, String shown, Problem why) {
        reports.accept(new FileReport(
                flow,
                name,
                shown,
                Counts.NONE,
                Duration.ZERO,
                0,
                Optional.of(why.toString()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0));
    }
}
