package io.saddlebag.flow;

import io.saddlebag.salesforce.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Which flows wait, why, and until when. */
public final class Pauses {

    private record Pause(Trouble trouble, java.time.Instant until) {}

    private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration retryAfter;
    private final BooleanSupplier newLogin;

    /** @param retryAfter how long a flow waits when the trouble itself does not say until when */
    public Pauses(Clock clock, Duration retryAfter) {
        this(clock, retryAfter, () -> false);
    }

    /** @param newLogin whether somebody has signed in since the login failed: then nobody waits for it any longer */
    public Pauses(Clock clock, Duration retryAfter, BooleanSupplier newLogin) {
        this.clock = clock;
        this.retryAfter = retryAfter;
        this.newLogin = newLogin;
    }

    /** Lets the flow wait; it is tried again by itself. */
    public void pause(String flow, Trouble trouble) {
        pauses.put(flow, new Pause(trouble, trouble.until().orElseGet(() -> clock.instant()
                .plus(retryAfter))));
    }

    /** Whether the flow is to leave its inbox alone just now. */
    public boolean isPaused(String flow) {
        var pause = pauses.get(flow);
        return pause != null && clock.instant().isBefore(pause.until()) && !isOver(pause);
    }

    private boolean isOver(Pause pause) {
        return pause.trouble().kind() == Trouble.Kind.SIGN_IN && newLogin.getAsBoolean();
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
