package io.saddlebag;

import io.saddlebag.events.EventQueue;
import org.apache.camel.builder.RouteBuilder;

/** {@code direct:notify}, by which users' routes make events: whatever becomes of them, the step is over at once. */
final class NotifyEntry extends RouteBuilder {

    private final EventQueue events;

    NotifyEntry(EventQueue events) {
        this.events = events;
    }

    @Override
    public void configure() {
        from("direct:notify").routeId("event").bean(events, "tell");
    }
}
