package io.saddlebag.flow;

import io.saddlebag.mapping.MembersSeen;
import io.saddlebag.mapping.NamesSeen;
import io.saddlebag.salesforce.ObjectDescribe;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The names that the messages of a flow had in one day, and which of them a person was told of. */
final class QueueDay {

    private final LocalDate date;
    private final MembersSeen seen;
    private final Set<String> told = new HashSet<>();
    private boolean missingLookedAt;
    private long newsLookedAt = -1;
    private Optional<ObjectDescribe> heldAgainst = Optional.empty();

    QueueDay(LocalDate date, MembersSeen seen) {
        this.date = date;
        this.seen = seen;
    }

    boolean is(LocalDate other) {
        return date.equals(other);
    }

    MembersSeen seen() {
        return seen;
    }

    /**
     * Whether a name may be there that was not reported today.
     *
     * @param records that must have come before one counts as missing
     */
    boolean hasNews(Load load, long records) {
        return missesAny(records) || hasNewNames(load);
    }

    private boolean missesAny(long records) {
        return !missingLookedAt && seen.records() >= records;
    }

    /** Another describe may have fewer fields. */
    private boolean hasNewNames(Load load) {
        return load.flow().mapping().rest().isPresent()
                && (newsLookedAt != seen.names().news()
                        || heldAgainst.filter(same -> same == load.object()).isEmpty());
    }

    /**
     * What was not reported today.
     *
     * @param before what an earlier process told today
     */
    List<Notice> news(Load load, long records, String before) {
        var notices = new ArrayList<Notice>();
        if (missesAny(records)) {
            missingLookedAt = true;
            Notice.ofMissing(load, seen)
                    .filter(notice -> !before.contains(notice.text()))
                    .ifPresent(notices::add);
        }
        if (hasNewNames(load)) {
            unknown(load, before).ifPresent(notices::add);
        }
        return notices;
    }

    /** Later records can only have more of the members that the mapping names, but each may have a name that none had before. */
    private Optional<Notice> unknown(Load load, String before) {
        NamesSeen names = seen.names();
        newsLookedAt = names.news();
        heldAgainst = Optional.of(load.object());
        var fresh = names.unknown(load.fitting()).stream()
                .filter(name -> told.add(name.name()) && !before.contains(name.toString()))
                .toList();
        boolean unnamed =
                names.hasUnnamed() && told.add(UnknownNames.UNNAMED) && !before.contains(UnknownNames.UNNAMED);
        return UnknownNames.told(fresh, unnamed, load.object().name()).map(Notice::ofUnknown);
    }
}
