package io.saddlebag.flow;

import io.saddlebag.events.Event;
import io.saddlebag.ledger.DeadLetter;
import io.saddlebag.ledger.Failure;
import io.saddlebag.ledger.NewDeadLetter;
import java.util.Collection;
import java.util.HashSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Makes events of dead letters: of each code the first of a file, or of a minute of a queue. A wrong column makes thousands. */
public final class DeadLetterEvents {

    private final Consumer<Event> events;

    public DeadLetterEvents(Consumer<Event> events) {
        this.events = events;
    }

    /** Those that are durable now; one that waits is none yet. */
    void of(Load load, Collection<NewDeadLetter> deadLetters) {
        for (var deadLetter : deadLetters) {
            var failure = deadLetter.failure();
            boolean waits = deadLetter.fate() instanceof NewDeadLetter.Fate.Waits;
            if (!waits && load.deadLetterLog().isFirst(failure.code())) {
                tell(
                        load.flow().id(),
                        load.nameOf(deadLetter.row()),
                        deadLetter.row().line(),
                        failure);
            }
        }
    }

    /** Those that have waited long enough, or were refused when they were sent again. */
    void gaveUp(Collection<DeadLetter> deadLetters) {
        var told = new HashSet<String>();
        for (var deadLetter : deadLetters) {
            var failure = deadLetter.failure();
            if (told.add(deadLetter.path() + "\n" + failure.code())) {
                tell(deadLetter.flow(), name(deadLetter), deadLetter.row().line(), failure);
            }
        }
    }

    /** That of a file without its folder, as in the log. */
    private static String name(DeadLetter deadLetter) {
        return deadLetter.path().replaceFirst("^(inbox|done|rejected)/" + Pattern.quote(deadLetter.flow()) + "/", "");
    }

    /** Salesforce's own message may repeat a value of the record. */
    private void tell(String flow, String file, long line, Failure failure) {
        var fields = failure.fields().isEmpty() ? "" : " [" + String.join(", ", failure.fields()) + "]";
        events.accept(Event.ofRow(
                flow,
                file,
                line,
                failure.code(),
                "The first row that failed with %s%s. Its reason stands in dead-letter/%s/; see: saddlebag dead-letters %s"
                        .formatted(failure.code(), fields, flow, flow)));
    }
}
