package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
import io.saddlebag.ledger.Source;
import io.saddlebag.mapping.MembersSeen;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What members the records of queues have had today. A member that the mapping names and none of them has is told once a
 * flow and day, and so is each name that the mapping takes nothing from, by whatever process: messages never end, and one
 * without an optional member is no mistake.
 */
final class QueueMembers {

    private static final Logger LOG = LoggerFactory.getLogger(QueueMembers.class);

    /** Where a queue is never empty, so many records tell as well. */
    private static final long MANY = 1_000;

    private final Map<String, Today> days = new HashMap<>();
    private final Ledger ledger;
    private final Clock clock;

    QueueMembers(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    private static final class Today {
        final QueueDay day;
        Optional<Load> last = Optional.empty();
        Optional<String> notice = Optional.empty();

        Today(QueueDay day) {
            this.day = day;
        }
    }

    /** Where the records of the flow are to be looked at. */
    synchronized MembersSeen seen(Flow flow) {
        var date = LocalDate.now(clock);
        days.compute(
                flow.id(),
                (id, today) -> today != null && today.day.is(date)
                        ? today
                        : new Today(new QueueDay(date, new MembersSeen(flow.mapping()))));
        return days.get(flow.id()).day.seen();
    }

    /** Takes a load whose records have their outcome. */
    synchronized void ended(Load load) {
        var today = days.get(load.flow().id());
        today.last = Optional.of(load);
        tell(today, MANY);
    }

    /** What a person should look at, once; the queue is empty. */
    synchronized Optional<String> empty(String flow) {
        var today = days.get(flow);
        if (today == null) {
            return Optional.empty();
        }
        tell(today, 1);
        var notice = today.notice;
        today.notice = Optional.empty();
        return notice;
    }

    private void tell(Today today, long records) {
        var described = today.last.filter(load -> load.loading().isPresent());
        if (described.isEmpty() || !today.day.hasNews(described.get(), records)) {
            return;
        }
        var load = described.get();
        var source = load.loading().orElseThrow().id();
        var before = ledger.sources().find(source).flatMap(Source::reason).orElse("");
        var notices = today.day.news(load, records, before);
        if (!notices.isEmpty()) {
            var text = Notice.texts(notices);
            ledger.sources().noteMore(source, text, Notice.resultLines(notices, load));
            today.notice = Optional.of(
                    today.notice.map(earlier -> earlier + " " + text).orElse(text));
            LOG.warn("{}: {}: {}", load.flow().id(), load.name(), text);
        }
    }
}
