package io.saddlebag.flow;

import io.saddlebag.ledger.Ledger;
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
 * flow and day, by whatever process: messages never end, and one without an optional member is no mistake.
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
        final LocalDate date;
        final MembersSeen seen;
        Optional<Load> last = Optional.empty();
        Optional<String> notice = Optional.empty();
        boolean looked;

        Today(LocalDate date, MembersSeen seen) {
            this.date = date;
            this.seen = seen;
        }
    }

    /** Where the records of the flow are to be looked at. */
    synchronized MembersSeen seen(Flow flow) {
        var date = LocalDate.now(clock);
        days.compute(
                flow.id(),
                (id, day) ->
                        day != null && day.date.equals(date) ? day : new Today(date, new MembersSeen(flow.mapping())));
        return days.get(flow.id()).seen;
    }

    /** Takes a load whose records have their outcome. */
    synchronized void ended(Load load) {
        var day = days.get(load.flow().id());
        day.last = Optional.of(load);
        if (!day.looked && day.seen.records() >= MANY) {
            tell(day);
        }
    }

    /** What a person should look at, once; the queue is empty. */
    synchronized Optional<String> empty(String flow) {
        var day = days.get(flow);
        if (day == null) {
            return Optional.empty();
        }
        if (!day.looked && day.seen.records() > 0) {
            tell(day);
        }
        var notice = day.notice;
        day.notice = Optional.empty();
        return notice;
    }

    /** Later records of the day can only have more of the members. */
    private void tell(Today day) {
        if (day.last.flatMap(Load::loading).isEmpty()) {
            return;
        }
        var load = day.last.get();
        day.looked = true;
        var notices = Notice.ofNames(load, day.seen);
        var source = load.loading().orElseThrow().id();
        day.notice = Optional.of(Notice.texts(notices))
                .filter(text ->
                        !text.isEmpty() && ledger.sources().note(source, text, Notice.resultLines(notices, load)));
        day.notice.ifPresent(notice -> LOG.warn("{}: {}: {}", load.flow().id(), load.name(), notice));
    }
}
