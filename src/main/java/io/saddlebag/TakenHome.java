package io.saddlebag;

import io.saddlebag.flow.Flow;
import io.saddlebag.flow.Flows;
import io.saddlebag.flow.Home;
import io.saddlebag.ledger.HomeLock;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a home ready for one process: the folders of its flows are there, and nobody else runs them. */
final class TakenHome {

    private TakenHome() {}

    /** @throws CannotStart when a folder cannot be made or another process holds the home */
    static HomeLock take(Home home, Flows flows) throws IOException {
        for (Flow flow : flows.byId().values()) {
            prepare(home, flow);
        }
        return HomeLock.take(home.root()).orElseThrow(() -> alreadyRunning(home));
    }

    private static void prepare(Home home, Flow flow) throws IOException {
        try {
            if (flow.queue().isPresent()) {
                home.prepareQueue(flow.id());
            } else {
                home.prepare(flow.id());
            }
        } catch (FileSystemException e) {
            throw new CannotStart(List.of(new Problem(
                    new Place(home.shown(Path.of(e.getFile())), 0),
                    "the folder cannot be made (%s).".formatted(why(e)),
                    "Make its place free and writable.")));
        }
    }

    private static String why(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        return Optional.ofNullable(e.getReason()).orElse("a file is in its place");
    }

    private static CannotStart alreadyRunning(Home home) {
        return new CannotStart(List.of(new Problem(
                new Place(home.shown(home.state()), 0),
                "another Saddlebag runs the flows of this home.",
                "Stop it first, or choose another home.")));
    }
}
