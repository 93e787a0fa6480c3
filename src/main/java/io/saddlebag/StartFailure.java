package io.saddlebag;

import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.FailedToCreateRouteException;

/** Says in our words, and with file and line, why Camel did not start. */
final class StartFailure {

    private StartFailure() {}

    /**
     * What a person must put right.
     *
     * @param failure what Camel threw
     * @param places where to look for what it names
     */
    static List<Problem> problems(Throwable failure, Places places) {
        var chain = chain(failure);
        for (Throwable each : chain) {
            if (each instanceof CannotStart known) {
                return known.problems();
            }
        }
        var complaint = CamelComplaint.of(chain);
        var place = complaint
                .at()
                .map(places::shown)
                .or(() -> places.of(complaint.names()))
                .or(() -> ofRoute(chain, places))
                .orElse(new Place("routes", 0));
        return List.of(new Problem(place, complaint.what(), complaint.fix()));
    }

    /** From the outermost to the root. */
    private static List<Throwable> chain(Throwable failure) {
        var chain = new ArrayList<Throwable>();
        for (var each = failure; each != null && !chain.contains(each); each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    private static Optional<Place> ofRoute(List<Throwable> chain, Places places) {
        return chain.stream()
                .filter(FailedToCreateRouteException.class::isInstance)
                .map(each -> ((FailedToCreateRouteException) each).getRouteId())
                .findFirst()
                .flatMap(route -> places.of(List.of("id: " + route, route)));
    }
}
