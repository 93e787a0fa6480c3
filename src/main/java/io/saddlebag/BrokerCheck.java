package io.saddlebag;

import java.util.Optional;

/** Tries once whether the broker answers that flows read their queues from, and says so in a sentence. */
public final class BrokerCheck {

    /**
     * What was found.
     *
     * @param works whether {@code run} can connect
     * @param away whether the broker was not reached, so that nobody has to do anything but wait
     */
    public record Result(boolean works, boolean away, String sentence) {}

    private BrokerCheck() {}

    /**
     * Connects and takes nothing. Empty when there is no broker to try: no flow reads a queue, or the broker starts with
     * {@code run}, as the one in the process does, or it has a connection factory of its own, which Camel makes.
     */
    public static Optional<Result> of(Preflight preflight, Configuration configuration) {
        var settings = new BrokerSettings(configuration);
        if (!preflight.flows().readQueues()
                || !settings.isExternal()
                || !settings.connectionFactory().isEmpty()) {
            return Optional.empty();
        }
        try (var broker = settings.artemis()) {
            return Optional.of(broker.unreachable()
                    .map(why -> new Result(false, why.away(), why.sentence()))
                    .orElseGet(() -> new Result(true, false, "The broker at " + broker + " lets Saddlebag in.")));
        }
    }
}
