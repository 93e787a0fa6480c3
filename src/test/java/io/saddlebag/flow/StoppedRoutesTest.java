package io.saddlebag.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class StoppedRoutesTest {

    private final AtomicBoolean removes = new AtomicBoolean();

    @Test
    void a_route_that_is_removed_while_it_is_looked_at_was_removed() throws Exception {
        try (var camel = new RemovesWhenAsked()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:leads").routeId("leads").log("a");
                }
            });
            camel.start();
            var routes = new StoppedRoutes(() -> camel, Set.of("leads"));
            assertThat(routes.why("leads")).isEmpty();

            removes.set(true);

            assertThat(routes.why("leads")).get().asString().contains("The route 'leads' was removed");
        }
    }

    /** Finds the route, and removes it before the next question. */
    private final class RemovesWhenAsked extends DefaultCamelContext {
        @Override
        public Route getRoute(String id) {
            var route = super.getRoute(id);
            if (removes.getAndSet(false)) {
                try {
                    getRouteController().stopRoute(id);
                    removeRoute(id);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return route;
        }
    }
}
