package io.saddlebag.ledger;

import io.saddlebag.words.Words;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of the events of a run.
 *
 * @param failed those that the route notify failed with
 * @param dropped those that found its queue full, or were still in it when the process stopped
 * @param reason why the last one was not delivered
 */
public record EventCounts(long delivered, long failed, long dropped, String reason, Instant failedAt) {

    public static final EventCounts NONE = new EventCounts(0, 0, 0, "", Instant.EPOCH);

    public EventCounts plusDelivered() {
        return new EventCounts(delivered + 1, failed, dropped, reason, failedAt);
    }

    public EventCounts plusFailed(String why, Instant now) {
        return new EventCounts(delivered, failed + 1, dropped, why, now);
    }

    public EventCounts plusDropped(long number, String why, Instant now) {
        return new EventCounts(delivered, failed, dropped + number, why, now);
    }

    public long undelivered() {
        return failed + dropped;
    }

    public long total() {
        return delivered + undelivered();
    }

    /** For status, health and log; empty while all were delivered. */
    public Optional<String> sentence() {
        return undelivered() == 0
                ? Optional.empty()
                : Optional.of("%s of %s not delivered (the last: %s). Look at the route notify; loads go on."
                        .formatted(
                                Words.number(undelivered()), Words.count(total(), "event was", "events were"), reason));
    }
}
