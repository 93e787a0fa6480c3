package io.saddlebag.cli;

import io.saddlebag.deadletter.Wire;
import io.saddlebag.ledger.HomeLock;
import io.saddlebag.ledger.Ledger;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Leaves a request for the process that runs the flows, and waits for its answer. */
record Asking(Path home, Clock clock, Ticks ticks) {

    /**
     * @return empty when the other process ended before it answered; the request stays for the next one
     */
    <T> Optional<T> ask(String kind, Object request, Class<T> answer) throws InterruptedException {
        try (var ledger = Ledger.open(home, clock)) {
            var id = ledger.requests().ask(kind, Wire.json(request));
            do {
                var answered = ledger.requests().find(id).flatMap(found -> found.answer());
                if (answered.isPresent()) {
                    return Optional.of(Wire.read(answered.get(), answer));
                }
            } while (HomeLock.isTaken(home) && ticks.next());
            return Optional.empty();
        }
    }
}
