package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Pause;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters routes that do not run in the ledger, for the status, and tells of each once in the log. */
public final class RouteWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);

    /** The cause of such a pause, as the ledger and the status have it. */
    public static final String CAUSE = "route";

    private final StoppedRoutes routes;
    private final Pauses pauses;
    private final Ledger ledger;
    private final Consumer<String> idle;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** @param idle is told, at each look, the id of a route that does not run: nobody need wait for it */
    public RouteWatch(StoppedRoutes routes, Pauses pauses, Ledger ledger, Consumer<String> idle) {
        this.routes = routes;
        this.pauses = pauses;
        this.ledger = ledger;
        this.idle = idle;
    }

    public void look() {
        for (String route : routes.expected()) {
            routes.why(route).ifPresentOrElse(why -> stopped(route, why), () -> runs(route));
        }
        if (!told.isEmpty()) {
            enter();
        }
    }

    private void stopped(String route, String why) {
        idle.accept(route);
        if (!why.equals(told.put(route, why))) {
            LOG.error("{}: {}", route, why);
        }
    }

    private void runs(String route) {
        if (told.remove(route) != null) {
            LOG.info("{}: the route runs again", route);
            pauses.trouble(route)
                    .ifPresentOrElse(
                            trouble -> ledger.pauses()
                                    .pause(
                                            route,
                                            trouble.kind().word(),
                                            trouble.what(),
                                            Optional.of(pauses.until(trouble))),
                            () -> ledger.pauses().resume(route));
        }
    }

    /** A login that comes and goes for all flows writes over it. */
    private void enter() {
        var known = ledger.pauses().list().stream().collect(Collectors.toMap(Pause::flow, Function.identity()));
        told.forEach((route, why) -> {
            var pause = known.get(route);
            if (pause == null || !pause.reason().equals(why)) {
                ledger.pauses().pause(route, CAUSE, why, Optional.empty());
            }
        });
    }
}
