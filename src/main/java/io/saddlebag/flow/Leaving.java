package io.saddlebag.flow;

import io.saddlebag.files.FileIdentity;
import io.saddlebag.files.Moves;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a file whose rows all have their outcome out of its inbox: the one that was read, whatever has its name by now. */
final class Leaving {

    private static final Logger LOG = LoggerFactory.getLogger(Leaving.class);

    private final Home home;
    private final Rejects rejects;

    Leaving(Home home, Rejects rejects) {
        this.home = home;
        this.rejects = rejects;
    }

    /** @return whether it is where it belongs */
    boolean move(Load load) {
        var file = load.opened().orElseThrow();
        var place = Path.of(load.destination());
        try {
            // A route of the user's own may have had it moved by Camel, which copies it to another file system.
            boolean there = Moves.isAt(file, place);
            if (there && !file.isInPlace()) {
                home.readers().take(place);
                return true;
            }
            if (there) {
                Files.delete(place);
            } else {
                clear(load, place);
            }
            if (FileIdentity.find(file.path()).isEmpty()) {
                LOG.debug("{} was taken away by somebody", load.name());
                return false;
            }
            Moves.move(file, place, home.readers());
            return true;
        } catch (IOException e) {
            LOG.debug("{} stays in its inbox", load.name(), e);
            return false;
        }
    }

    /** What Camel moved there may be what somebody put in the file's place. */
    private void clear(Load load, Path place) throws IOException {
        if (FileIdentity.find(place).isPresent()) {
            var why = new Problem(
                    new Place(home.shown(load.file()), 0),
                    "it took the place of the file that was loaded, while that was moved.",
                    "Look who put it there; nothing of it was read.");
            LOG.warn("{}: {}", load.flow().id(), why);
            Moves.move(place, rejects.setAsideUnread(load.flow().id(), load.name(), why), home.readers());
        }
    }
}
