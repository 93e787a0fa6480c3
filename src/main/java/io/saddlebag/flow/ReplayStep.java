package io.saddlebag.flow;

import io.saddlebag.ledger.Attempt;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Waiting;
import io.saddlebag.salesforce.Describing;
import io.saddlebag.salesforce.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/** The bean that carries dead letters through the replay route: opened as a load, settled as attempts. */
public final class ReplayStep {

    private final LoadsUnderWay loads = new LoadsUnderWay();
    private final Ledger ledger;
    private final Describes describes;
    private final ParentWait parentWait;
    private final Function<Flow, Describing> describing;
    private final Clock clock;

    public ReplayStep(
            Ledger ledger,
            Describes describes,
            ParentWait parentWait,
            Function<Flow, Describing> describing,
            Clock clock) {
        this.ledger = ledger;
        this.describes = describes;
        this.parentWait = parentWait;
        this.describing = describing;
        this.clock = clock;
    }

    public void open(Exchange exchange) {
        // As for a file: every step stays on the thread that takes it.
        exchange.getExchangeExtension().setTransacted(true);
        var replay = exchange.getMessage().getBody(Replay.class);
        var load = Load.of(replay.flow(), replay.flow().id(), replay, describing.apply(replay.flow()), clock.instant());
        replay.inDoubt().forEach(load::mayHaveLeft);
        replay.left().forEach(load::mayHaveLeft);
        loads.add(load);
        exchange.getExchangeExtension().addOnCompletion(new Afterwards(() -> loads.remove(load)));
        exchange.setProperty("flow", replay.flow().id());
        exchange.setProperty("replay", replay);
        exchange.setProperty("load", load);
        describes.known(replay.flow().object()).ifPresent(known -> describes.use(load, known));
    }

    /** None where Salesforce could not even be asked for its fields. */
    public Iterator<Turn> chunks(@ExchangeProperty("replay") Replay replay, @ExchangeProperty("load") Load load) {
        return load.readyToBegin()
                ? new Turns(load, replay.turns())
                : List.<Turn>of().iterator();
    }

    /** Enters what became of the dead letters of one chunk. */
    public void settle(@ExchangeProperty("shipment") Shipment shipment, @ExchangeProperty("replay") Replay replay) {
        var attempts = new ArrayList<Attempt>();
        for (int i = 0; i < shipment.rows().size(); i++) {
            attempt(shipment, i, replay.deadLetter(shipment.rows().get(i))).ifPresent(attempts::add);
        }
        keep(replay, () -> ledger.deadLetters().record(attempts));
        replay.became(attempts);
        shipment.delivery().trouble().ifPresent(trouble -> {
            if (shipment.load().target().marksWhatLeaves()) {
                keep(replay, () -> replay.left(ledger, shipment));
            }
            shipment.load().stop(trouble);
            // A later chunk with one of these keys must not overtake the records that stay unsent.
            shipment.load().order().breakOff();
        });
    }

    /** Lets the calls under way end; what was not sent is as it was. */
    public void stop() {
        loads.stop();
    }

    /**
     * Waits at most so long for the calls under way, and tells which it did not wait for.
     *
     * @return whether all have ended
     */
    public boolean await(Duration most) {
        return loads.await(most);
    }

    /** What Salesforce answered cannot be asked again: while the disk is full it waits here. */
    private void keep(Replay replay, Runnable write) {
        ledger.kept().write(replay.flow().id(), "the answers to dead letters that were sent again", write);
    }

    private Optional<Attempt> attempt(Shipment shipment, int place, DeadLetter deadLetter) {
        if (shipment.mapped(place) instanceof Shipment.Mapped.Rejected rejected) {
            return Optional.of(new Attempt.Failed(
                    deadLetter.id(), Optional.empty(), rejected.why().failure()));
        }
        if (shipment.mapped(place) instanceof Shipment.Mapped.InDoubt inDoubt) {
            return Optional.of(
                    attempt(deadLetter, inDoubt, shipment.load().flow().object()));
        }
        if (shipment.mapped(place) instanceof Shipment.Mapped.Found found) {
            return Optional.of(new Attempt.Delivered(deadLetter.id(), found.outcome()));
        }
        var record = ((Shipment.Mapped.Sent) shipment.mapped(place)).record().fields();
        return shipment.outcome(place).map(outcome -> attempt(deadLetter, Optional.of(record), outcome));
    }

    private static Attempt attempt(DeadLetter deadLetter, Shipment.Mapped.InDoubt inDoubt, String object) {
        var failure = inDoubt.why().failure();
        if (inDoubt.until().isEmpty()) {
            return new Attempt.Held(deadLetter.id(), failure, DeadRows.UNKNOWN_ADVICE);
        }
        var waiting = new Waiting(object, inDoubt.until().get().truncatedTo(ChronoUnit.MILLIS));
        return deadLetter.waiting().equals(Optional.of(waiting))
                ? new Attempt.NotSent(deadLetter.id(), failure.message())
                : new Attempt.Waits(deadLetter.id(), failure, waiting);
    }

    private Attempt attempt(DeadLetter deadLetter, Optional<Map<String, Object>> record, Outcome outcome) {
        var id = deadLetter.id();
        if (outcome instanceof Outcome.Unanswered unanswered) {
            return new Attempt.Held(
                    id, new Failure(Failure.UNKNOWN_OUTCOME, unanswered.reason(), List.of()), DeadRows.UNKNOWN_ADVICE);
        }
        if (!(outcome instanceof Outcome.Refused refused)) {
            return new Attempt.Delivered(id, outcome);
        }
        var failure = new Failure(refused.code(), refused.message(), refused.fields());
        if (refused.code().equals(Outcome.TARGET_CHANGED)) {
            return new Attempt.Held(id, failure, DeadRows.CHANGED_ADVICE);
        }
        return parentWait
                .forRefusal(refused, deadLetter.firstFailed())
                .<Attempt>map(waiting -> new Attempt.Waits(id, failure, waiting))
                .orElseGet(() -> new Attempt.Failed(id, record, failure));
    }
}
