package io.saddlebag.flow;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;

/** Which routes do not run although they should: stopped, suspended, removed, or never started. */
public final class StoppedRoutes {

    private final Supplier<CamelContext> camel;
    private final Set<String> expected;

    /** @param flows the ids of the flows, whose routes have to run whatever the start came to */
    public StoppedRoutes(Supplier<CamelContext> camel, Set<String> flows) {
        this.camel = camel;
        this.expected = new LinkedHashSet<>(flows);
    }

    /**
     * To be called when the routes were started: the others that run now, as those that deliver for every flow, have to go on.
     *
     * @return their ids
     */
    public Set<String> started() {
        var others = new LinkedHashSet<String>();
        for (Route route : camel.get().getRoutes()) {
            if (!expected.contains(route.getRouteId()) && status(route.getRouteId()) == ServiceStatus.Started) {
                others.add(route.getRouteId());
            }
        }
        expected.addAll(others);
        return others;
    }

    Set<String> expected() {
        return expected;
    }

    /** Why the route does not run, in a sentence; empty while it does, and before there is any. */
    public Optional<String> why(String route) {
        var context = camel.get();
        if (context == null || !context.isStarted()) {
            return Optional.empty();
        }
        return Optional.ofNullable(what(context, route))
                .map(what -> "The route '%s' %s, so nothing goes through it. Start it again, or restart Saddlebag."
                        .formatted(route, what));
    }

    private String what(CamelContext context, String route) {
        // It may also be removed between the two questions.
        var status = context.getRoute(route) == null ? null : status(route);
        if (status == null) {
            return "was removed";
        }
        if (status == ServiceStatus.Started) {
            return null;
        }
        return status.isSuspending() || status.isSuspended() ? "is suspended" : "is stopped";
    }

    private ServiceStatus status(String route) {
        return camel.get().getRouteController().getRouteStatus(route);
    }
}
