package io.saddlebag.flow;

import io.saddlebag.events.Event;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Pause;
import io.saddlebag.salesforce.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Makes events of flows that wait and go on, by what the ledger says of them now and said at the last look. What it
 * said when the process started is no news.
 */
public final class PauseEvents {

    private static final String SIGN_IN = Trouble.Kind.SIGN_IN.word();

    private final Ledger ledger;
    private final Consumer<Event> events;
    private Map<String, Pause> before;

    public PauseEvents(Ledger ledger, Consumer<Event> events) {
        this.ledger = ledger;
        this.events = events;
        this.before = now();
    }

    public synchronized void look() {
        var now = now();
        if (needsSignIn(now).isPresent() && needsSignIn(before).isEmpty()) {
            events.accept(Event.ofFlow(
                    Event.Kind.SIGN_IN_NEEDED,
                    "",
                    SIGN_IN,
                    needsSignIn(now).get().reason()));
        }
        now.values().stream().filter(this::isNews).forEach(this::paused);
        before.values().stream()
                .filter(pause -> !now.containsKey(pause.flow()))
                .forEach(pause -> events.accept(Event.ofFlow(
                        Event.Kind.FLOW_RESUMED, pause.flow(), pause.cause(), pause.flow() + " goes on.")));
        before = now;
    }

    private boolean isNews(Pause pause) {
        return Optional.ofNullable(before.get(pause.flow()))
                .filter(old -> old.cause().equals(pause.cause()))
                .isEmpty();
    }

    private void paused(Pause pause) {
        events.accept(Event.ofFlow(Event.Kind.FLOW_PAUSED, pause.flow(), pause.cause(), pause.reason()));
    }

    private static Optional<Pause> needsSignIn(Map<String, Pause> pauses) {
        return pauses.values().stream()
                .filter(pause -> pause.cause().equals(SIGN_IN))
                .findFirst();
    }

    /** What a full disk keeps from the ledger is noted beside it. */
    private Map<String, Pause> now() {
        List<Pause> all = new ArrayList<>(ledger.pauses().list());
        ledger.notedTrouble().filter(noted -> ledger.trouble().isPresent()).ifPresent(all::add);
        var byFlow = new TreeMap<String, Pause>();
        all.forEach(pause -> byFlow.put(pause.flow(), pause));
        return byFlow;
    }
}
