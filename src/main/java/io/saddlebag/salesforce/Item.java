package io.saddlebag.salesforce;

import java.time.Instant;
import java.util.Optional;

/** One record of a delivery, with what is known of it so far. Times are those of Salesforce, {@link OrgClock}. */
final class Item {

    /** The number of a call that left in an earlier process. */
    private static final int BEFORE = -1;

    final SObjectRecord record;
    final String key;

    /** The key as a query writes it; empty where there is none, or no query can hold it. */
    final Optional<String> literal;

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

    /** The Id with which a delete left in an earlier process; empty when there was none or it is not known. */
    String leftId = "";

    /** The call that may have stored it; empty while there is none. */
    Optional<Departure> left = Optional.empty();

    private Item(SObjectRecord record, String key, Optional<String> literal) {
        this.record = record;
        this.key = key;
        this.literal = literal;
    }

    static Item of(Target target, SObjectRecord record) {
        var key = target.keyOf(record);
        var item = new Item(record, key.map(target::normalised).orElse(""), key.flatMap(target::literal));
        if (target.byId()) {
            item.id = key;
        }
        return item;
    }

    /** @param place of the record in its delivery */
    void heed(Caution caution, int place, Target target) {
        // Any other record that left before is sent only when it is certain that it was not stored.
        left = caution.leftAt()
                .filter(at -> target.reconcilable() || target.operation() == Operation.DELETE)
                .map(at -> new Departure(place, BEFORE, at, "", caution.leftId()));
        leftId = caution.leftId();
        maybeDone = left.isPresent() && target.operation() == Operation.DELETE;
        if (target.reconcilable()) {
            lookForSince = caution.leftAt();
        } else if (target.operation() != Operation.INSERT) {
            unlessChangedSince = caution.unlessChangedSince();
            cautious = caution.unlessChangedSince().isPresent();
        }
    }

    boolean isOpen() {
        return outcome.isEmpty();
    }

    /** The call that was answered, or not made, has not stored it; an earlier one that was not answered still may have. */
    void notStored() {
        if (!maybeDone && soughtInVainSince.isEmpty()) {
            left = Optional.empty();
        }
    }
}
