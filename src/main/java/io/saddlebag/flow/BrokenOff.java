package io.saddlebag.flow;

import io.saddlebag.records.Problem;
import io.saddlebag.records.Rest;
import io.saddlebag.records.UnreadableFile;
import java.util.Optional;

/**
 * A file cannot be loaded, or not from some line on.
 *
 * @param rest what was not read, where something before it was
 */
record BrokenOff(Problem problem, Optional<Rest> rest) {

    static BrokenOff of(UnreadableFile why) {
        return new BrokenOff(why.problem(), why.rest());
    }

    static BrokenOff whole(Problem problem) {
        return new BrokenOff(problem, Optional.empty());
    }
}
