package io.saddlebag;

import io.saddlebag.events.EventQueue;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes that tell somebody of events: a stop does not wait for a web service that never answers. */
record NotifyRoutes(CamelContext camel) {

    private static final Logger LOG = LoggerFactory.getLogger(NotifyRoutes.class);
    private static final long MILLIS = 100;

    /**
     * Takes them away: of a route that is only stopped, Camel waits for what is under way.
     *
     * @return how many events are still in them, and are given up
     */
    int remove() {
        return List.copyOf(camel.getRoutes()).stream()
                .filter(EventQueue::isNotify)
                .mapToInt(this::remove)
                .sum();
    }

    private int remove(Route route) {
        int inside = camel.getInflightRepository().size(route.getRouteId());
        try {
            camel.getRouteController().stopRoute(route.getRouteId(), MILLIS, TimeUnit.MILLISECONDS);
            camel.removeRoute(route.getRouteId());
        } catch (Exception e) {
            LOG.debug("The route {} does not stop", route.getRouteId(), e);
        }
        return inside;
    }
}
