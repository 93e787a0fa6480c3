package io.saddlebag.cli;

import io.saddlebag.Configuration;
import io.saddlebag.Saddlebag;
import io.saddlebag.deadletter.ReplayReport;
import io.saddlebag.deadletter.ReplayRequest;
import io.saddlebag.flow.Home;
import java.io.IOException;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Sends dead letters again in this process, with the inboxes left alone. */
final class ReplayHere implements Replayer {

    @Override
    public ReplayReport replay(Home home, ReplayRequest request) throws IOException {
        var surroundings = new Saddlebag.Surroundings(
                Clock.systemDefaultZone(), RandomGenerator.of("L64X128MixRandom"), report -> {});
        try (var saddlebag =
                Saddlebag.startWithoutInboxes(home, Configuration.of(home.root(), System::getenv), surroundings)) {
            return saddlebag.replay(request);
        }
    }
}
