package io.saddlebag.flow;

import io.saddlebag.salesforce.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which flows wait, why, and until when. */
public final class Pauses {

    private record Pause(Trouble trouble, java.time.Instant until) {}

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration retryAfter;

    /** @param retryAfter how long a flow waits when the trouble itself does not say until when */
    public Pauses(Clock clock, Duration retryAfter) {
        this.clock = clock;
        this.retryAfter = retryAfter;
    }

    /** Lets the flow wait; it is tried again by itself. */
    public void pause(String flow, Trouble trouble) {
        pauses.put(flow, new Pause(trouble, trouble.until().orElseGet(() -> clock.instant()
                .plus(retryAfter))));
    }

    /** Whether the flow is to leave its inbox alone just now. */
    public boolean isPaused(String flow) {
        var pause = pauses.get(flow);
        return pause != null && clock.instant().isBefore(pause.until());
    }

    /** Why the flow waits; stays known until a file of it went through. */
    public Optional<Trouble> trouble(String flow) {
        return Optional.ofNullable(pauses.get(flow)).map(Pause::trouble);
    }

    /** A file of the flow went through. */
    public void clear(String flow) {
        pauses.remove(flow);
    }
}
