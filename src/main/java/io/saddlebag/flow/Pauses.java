package io.saddlebag.flow;

import io.saddlebag.salesforce.Trouble;
import io.saddlebag.words.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Which flows wait, why, and until when. Trouble with the org itself pauses them all, as a circuit breaker does: when the
 * time is over one flow tries with one call, and the others go on when its file went through.
 */
public final class Pauses {

    private static final Set<Trouble.Kind> OF_THE_ORG =
            EnumSet.of(Trouble.Kind.DOWN, Trouble.Kind.LIMIT, Trouble.Kind.SIGN_IN, Trouble.Kind.SETTINGS);

    private record Pause(Trouble trouble, Instant until) {}

    private final Map<String, Pause> pauses = new HashMap<>();
    private final Clock clock;
    private final Duration retryAfter;
    private final BooleanSupplier newLogin;
    private final boolean endsByItself;
    private Optional<String> trying = Optional.empty();

    /** @param retryAfter how long a flow waits when the trouble itself does not say until when */
    public Pauses(Clock clock, Duration retryAfter) {
        this(clock, retryAfter, () -> false, false);
    }

    /**
     * @param newLogin whether somebody has signed in since the login failed: then nobody waits for it any longer
     * @param endsByItself whether the process may end before a pause is over
     */
    public Pauses(Clock clock, Duration retryAfter, BooleanSupplier newLogin, boolean endsByItself) {
        this.clock = clock;
        this.retryAfter = retryAfter;
        this.newLogin = newLogin;
        this.endsByItself = endsByItself;
    }

    /**
     * Lets the flow wait; it is tried again by itself.
     *
     * @return whether that is news: no flow waits with the same trouble of the org, nor this one with the same trouble
     */
    public synchronized boolean pause(String flow, Trouble trouble) {
        boolean news = pauses.entrySet().stream()
                .filter(pause -> isOfTheOrg(pause.getValue()) || pause.getKey().equals(flow))
                .noneMatch(pause -> pause.getValue().trouble().what().equals(trouble.what()));
        if (trying.filter(flow::equals).isPresent()) {
            trying = Optional.empty();
        }
        pauses.put(flow, new Pause(trouble, until(trouble)));
        return news;
    }

    /** When a flow with this trouble is tried again. */
    public Instant until(Trouble trouble) {
        return trouble.until().orElseGet(() -> clock.instant().plus(retryAfter));
    }

    /** The same, as it is shown. */
    String untilShown(Trouble trouble) {
        var until = Times.second(until(trouble), clock.getZone());
        return endsByItself ? until + ", or until the next start if this run ends before" : until;
    }

    /** Whether the flow is to leave its inbox alone just now. */
    public synchronized boolean isPaused(String flow) {
        return Optional.ofNullable(pauses.get(flow)).filter(this::lasts).isPresent()
                || trying.filter(other -> !other.equals(flow)).isPresent() && orgIsInTrouble()
                || pauses.values().stream().anyMatch(pause -> isOfTheOrg(pause) && lasts(pause));
    }

    /**
     * The flow takes a file; where the org is in trouble, it is the one that tries.
     *
     * @return whether it tries, so that a second call is to wait until the first was answered
     */
    public synchronized boolean begins(String flow) {
        if (orgIsInTrouble() && trying.isEmpty()) {
            trying = Optional.of(flow);
        }
        return trying.filter(flow::equals).isPresent();
    }

    private boolean orgIsInTrouble() {
        return pauses.values().stream().anyMatch(Pauses::isOfTheOrg);
    }

    private static boolean isOfTheOrg(Pause pause) {
        return OF_THE_ORG.contains(pause.trouble().kind());
    }

    private boolean lasts(Pause pause) {
        boolean over = isOfSignIn(pause) && newLogin.getAsBoolean();
        return clock.instant().isBefore(pause.until()) && !over;
    }

    /** Why flows wait, for whoever cannot ask the ledger. */
    public synchronized List<Trouble> troubles() {
        return pauses.values().stream().map(Pause::trouble).toList();
    }

    /** Why the flow waits; stays known until a file went through. */
    public synchronized Optional<Trouble> trouble(String flow) {
        return Optional.ofNullable(pauses.get(flow)).map(Pause::trouble);
    }

    /**
     * A file of the flow went through, so the org is well.
     *
     * @return the other flows that waited for the org and go on, too
     */
    public synchronized List<String> clear(String flow) {
        pauses.remove(flow);
        return orgIsWell();
    }

    /**
     * Somebody has signed in again.
     *
     * @return the flows that waited for that and go on
     */
    synchronized List<String> signedIn() {
        return pauses.values().stream().anyMatch(Pauses::isOfSignIn) ? orgIsWell() : List.of();
    }

    private List<String> orgIsWell() {
        var others = pauses.entrySet().stream()
                .filter(pause -> isOfTheOrg(pause.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        pauses.keySet().removeAll(others);
        trying = Optional.empty();
        return others;
    }

    /**
     * The flow may go on and finds nothing in its inbox, so it waits no longer; unless nobody is signed in, for that keeps
     * the next file, too.
     *
     * @return whether it waited
     */
    synchronized boolean foundNothing(String flow) {
        boolean over = Optional.ofNullable(pauses.get(flow))
                .filter(pause -> !isOfSignIn(pause))
                .isPresent();
        if (over) {
            pauses.remove(flow);
        }
        return over;
    }

    private static boolean isOfSignIn(Pause pause) {
        return pause.trouble().kind().stopsEveryCall();
    }

    /** A file of the flow ended without a call: that says nothing of the org. */
    public synchronized void ended(String flow) {
        pauses.computeIfPresent(flow, (id, pause) -> isOfTheOrg(pause) ? pause : null);
        if (trying.filter(flow::equals).isPresent()) {
            trying = Optional.empty();
        }
    }
}
