package io.saddlebag.flow;

import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a person is told who must change a flow that came with the program, which is not to be changed where it lies. */
final class ShippedRoute {

    private ShippedRoute() {}

    /**
     * @param place as {@link Home#shown} gives it: a path outside the home is absolute
     * @return a sentence with a space before it; empty for a flow of the home's own
     */
    static String hint(Place place) {
        var file = Path.of(place.file());
        return file.isAbsolute()
                ? " This flow came with Saddlebag: copy the folder %s into the home first, and change it there."
                        .formatted(file.getParent())
                : "";
    }

    /** The same problem; where it is cured in the flow, told with what that takes. */
    static Problem told(Problem problem, Place flow) {
        return isCuredInTheFlow(problem.fix())
                ? new Problem(problem.where(), problem.what(), problem.fix() + hint(flow))
                : problem;
    }

    /** The same for a message. */
    static String told(String message, Place flow) {
        return isCuredInTheFlow(message) ? message + hint(flow) : message;
    }

    private static boolean isCuredInTheFlow(String message) {
        return Stream.of("the flow", "mapping").anyMatch(message::contains);
    }
}
