package io.saddlebag;

import io.saddlebag.operations.HealthDoor;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** What the settings say of telling health over HTTP. */
record HealthSettings(Configuration configuration) {

    private static final int LAST_PORT = 65_535;

    /** Everything that is wrong with them. */
    List<Problem> problems() {
        boolean fine = text().isEmpty() || text().matches("\\d{1,5}") && Integer.parseInt(text()) <= LAST_PORT;
        return fine
                ? List.of()
                : List.of(problem("saddlebag.health.port is '" + text() + "'.", "Write a port, such as 9876."));
    }

    /**
     * Opens the door, if the settings want one.
     *
     * @param camel gives null before there is a context
     * @throws CannotStart when its port is taken
     */
    Optional<HealthDoor> open(Supplier<CamelContext> camel) {
        if (text().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new HealthDoor(Integer.parseInt(text()), camel));
        } catch (IOException e) {
            throw new CannotStart(List.of(problem(
                    "health cannot be told at 127.0.0.1:%s (%s).".formatted(text(), e.getMessage()),
                    "Another program may use the port: set saddlebag.health.port to a free one.")));
        }
    }

    private String text() {
        return configuration.text("saddlebag.health.port");
    }

    private static Problem problem(String what, String fix) {
        return new Problem(new Place("application.properties", 0), what, fix);
    }
}
