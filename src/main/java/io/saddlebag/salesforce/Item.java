package io.saddlebag.salesforce;

import java.time.Instant;
import java.util.Optional;

/** One record of a delivery, with what is known of it so far. Times are those of Salesforce, {@link OrgClock}. */
final class Item {

    final SObjectRecord record;
    final String key;
    /** Set by a lookup, or the key itself where the key is the Id. */
    Optional<String> id = Optional.empty();

    Optional<Outcome> outcome = Optional.empty();
    /** Nothing is to be overwritten that was changed in Salesforce after this time. */
    Optional<Instant> unlessChangedSince = Optional.empty();

    /** It was, or may have been, sent at this time and nobody heard; it must be looked for before it is sent again. */
    Optional<Instant> lookForSince = Optional.empty();

    /** It was looked for and not found, though it may have left at this time; empty when that is not so. */
    Optional<Instant> soughtInVainSince = Optional.empty();

    /** It must not overwrite what is newer than itself. */
    boolean cautious;

    int attempts;
    /** A call with this record left and was not answered, so Salesforce may have done the work already. */
    boolean maybeDone;

    private Item(SObjectRecord record, String key) {
        this.record = record;
        this.key = key;
    }

    /** @param resent whether a call with the record may have left before, in a process that ended before it heard */
    static Item of(Target target, SObjectRecord record, boolean resent) {
        var key = target.keyOf(record);
        var item = new Item(record, key.map(target::normalised).orElse(""));
        item.maybeDone = resent;
        if (target.byId()) {
            item.id = key;
        }
        return item;
    }

    void heed(Caution caution, Target target) {
        if (target.reconcilable()) {
            lookForSince = caution.lookForSince();
        } else if (target.operation() != Operation.INSERT) {
            unlessChangedSince = caution.unlessChangedSince();
            cautious = caution.unlessChangedSince().isPresent();
        }
    }

    boolean isOpen() {
        return outcome.isEmpty();
    }
}
