package io.saddlebag.salesforce;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What it means for records that they were looked up: whether a lost insert is there, whether somebody changed what would be
 * overwritten, and which Id a key has.
 *
 * @param user gives the Id of the signed-in user
 * @param all the records of the delivery, those that were looked up among them
 * @param written the keys that records of the same load have written
 * @param zone the one that times are shown in
 */
record Finding(Target target, Supplier<Optional<String>> user, List<Item> all, Set<String> written, ZoneId zone) {

    void settle(List<Item> items, Map<String, List<Match>> found) {
        for (Item item : items) {
            settle(item, found.getOrDefault(item.key, List.of()));
        }
    }

    private void settle(Item item, List<Match> matches) {
        var since = item.unlessChangedSince;
        item.unlessChangedSince = Optional.empty();
        if (item.lookForSince.isPresent()) {
            settleSearch(item, matches);
        } else if (since.isPresent() && wasChanged(item, matches, since.get())) {
            item.outcome = Optional.of(Troubles.changed(target, since.get(), zone));
        } else if (target.needsLookup()) {
            settleId(item, matches.stream().map(Match::id).toList());
        }
    }

    private boolean wasChanged(Item item, List<Match> matches, Instant since) {
        return !written.contains(item.key) && matches.stream().anyMatch(match -> match.mayHaveChangedAfter(since));
    }

    private void settleSearch(Item item, List<Match> matches) {
        item.soughtInVainSince = matches.isEmpty() ? item.lookForSince : Optional.empty();
        var since = item.lookForSince.get().truncatedTo(ChronoUnit.SECONDS);
        item.lookForSince = Optional.empty();
        if (matches.isEmpty() || isTaken(matches.get(0).id())) {
            return;
        }
        item.outcome = Optional.of(
                isOurs(matches, since)
                        ? new Outcome.Created(matches.get(0).id())
                        : new Outcome.Unanswered(
                                "A record with this %s is there, but it is not sure that this row made it."
                                        .formatted(target.key())));
    }

    /** A record that is there, by this user and not older than the first sending, is the one whose answer was lost. */
    private boolean isOurs(List<Match> matches, Instant since) {
        return matches.size() == 1
                && !matches.get(0).created().isBefore(since)
                && isThisUser(matches.get(0).creator());
    }

    private boolean isThisUser(String creator) {
        return user.get()
                .map(RecordId::withoutChecksum)
                .filter(RecordId.withoutChecksum(creator)::equals)
                .isPresent();
    }

    /** Whether an earlier record of this delivery made it: then this one repeats its key, and Salesforce will say so. */
    private boolean isTaken(String id) {
        return all.stream().anyMatch(item -> item.outcome.equals(Optional.of(new Outcome.Created(id))));
    }

    private void settleId(Item item, List<String> ids) {
        if (ids.size() == 1) {
            item.id = Optional.of(ids.get(0));
        } else if (ids.isEmpty() && item.maybeDone && target.operation() == Operation.DELETE) {
            item.outcome = Optional.of(new Outcome.Deleted(item.leftId, true));
        } else {
            item.outcome = Optional.of(Troubles.notOne(target, item.key, ids));
        }
    }
}
