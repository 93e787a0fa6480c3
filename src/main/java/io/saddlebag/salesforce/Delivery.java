package io.saddlebag.salesforce;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The records of one chunk on their way to Salesforce: which call comes next, and what became of each record. The route
 * asks for calls until none is {@link #open}; no call holds a key twice, since Salesforce refuses that, and of two records
 * with the same key the later waits for the earlier. Used by one thread at a time; makes no calls itself.
 */
public final class Delivery {

    /** What a collections call takes at most (REST API Developer Guide, "sObject Collections"). */
    public static final int RECORDS_PER_CALL = 200;

    /** A record that met one of these is sent again at once, so to speak, and so often. */
    private static final Set<Remedy> AGAIN = EnumSet.of(Remedy.RECORD_AGAIN, Remedy.CALL_AGAIN, Remedy.SIGN_IN);

    /** After that these pause the flow: they speak of the org, not of the record. */
    private static final Set<Remedy> OF_THE_ORG = EnumSet.of(
            Remedy.WAIT_FOR_ORG, Remedy.WAIT_FOR_LIMIT, Remedy.CALL_AGAIN, Remedy.SIGN_IN, Remedy.STOP_SIGN_IN);

    private final Target target;
    private final DeliveryTerms terms;
    private final Attempts attempts;
    private final List<Item> items;
    private final Set<String> written;
    private final Waves waves;
    private Call call;
    private Optional<Call.Lookup> unread = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();
    private int calls;
    private Instant sentAt = Instant.EPOCH;
    private Function<List<Departure>, Optional<Trouble>> beforeLeaving = left -> Optional.empty();
    private Supplier<Optional<Trouble>> stopped = Optional::empty;

    /**
     * @param cautions for each record, what must be looked up before it is sent; an empty list for nothing
     * @param written the keys of cautious records that were written so far, to which this delivery adds its own: a change
     *     that an earlier record of the same load made does not hold a later one back. Safe for many threads
     */
    public Delivery(
            Target target,
            List<SObjectRecord> records,
            List<Caution> cautions,
            Set<String> written,
            DeliveryTerms terms) {
        this.target = target;
        this.terms = terms;
        this.attempts = new Attempts(terms.policy(), terms.retryAfter(), terms.clock(), terms.random());
        this.items = records.stream().map(record -> Item.of(target, record)).toList();
        this.waves = new Waves(items);
        this.written = written;
        for (int i = 0; i < cautions.size(); i++) {
            items.get(i).heed(cautions.get(i), i, target);
        }
        items.forEach(this::refuseUnusableKey);
    }

    /**
     * By a key that no query can hold nothing can be looked up, neither now nor when an answer is lost. The Ids of a delete stand
     * in its address, where a comma would begin another.
     */
    private void refuseUnusableKey(Item item) {
        boolean mustBeOneValue = mustBeLookedUp(item)
                || target.reconcilable()
                || target.byId() && target.operation() == Operation.DELETE;
        if (mustBeOneValue && !item.key.isEmpty() && item.literal.isEmpty()) {
            var refused = Troubles.unusableKey(target);
            item.outcome =
                    Optional.of(item.lookForSince.isPresent() ? new Outcome.Unanswered(refused.message()) : refused);
        }
    }

    public Target target() {
        return target;
    }

    /**
     * Asks this each time that a call is about to leave and its place among the calls under way is taken: a trouble keeps the
     * call here and ends the delivery. It is told what may then be stored, the records of the call among it, where that must
     * be known ({@link Target#marksWhatLeaves}).
     */
    public void beforeLeaving(Function<List<Departure>, Optional<Trouble>> each) {
        beforeLeaving = each;
    }

    void leaves() {
        var leaving = call instanceof Call.Write && target.marksWhatLeaves() ? mark() : List.<Item>of();
        trouble = beforeLeaving.apply(
                items.stream().flatMap(item -> item.left.stream()).toList());
        if (trouble.isPresent()) {
            leaving.forEach(item -> item.left = Optional.empty());
        }
    }

    /** @return those that have not left before */
    private List<Item> mark() {
        var at = terms.orgClock().instant();
        var user = terms.user().get().orElse("");
        var leaving = Set.copyOf(call.items());
        var marked = new ArrayList<Item>();
        for (int place = 0; place < items.size(); place++) {
            var item = items.get(place);
            if (leaving.contains(item) && item.left.isEmpty()) {
                item.left = Optional.of(new Departure(place, calls, at, user, deletes(item)));
                marked.add(item);
            }
        }
        return marked;
    }

    private String deletes(Item item) {
        return target.operation() == Operation.DELETE ? item.id.orElse("") : "";
    }

    /** The records without an outcome that Salesforce may have stored. */
    public List<Departure> unsure() {
        return items.stream()
                .filter(Item::isOpen)
                .flatMap(item -> item.left.stream())
                .toList();
    }

    /** Whether the call that {@link #next} gave is made. */
    public boolean leaving() {
        return trouble.isEmpty();
    }

    /** Has no failed call made again once others have met this trouble; it is then the trouble of this delivery, too. */
    public void endsWith(Supplier<Optional<Trouble>> others) {
        stopped = others;
    }

    /** Whether there is a call to make. */
    public boolean open() {
        return trouble.isEmpty() && items.stream().anyMatch(Item::isOpen);
    }

    /** How long to wait before the next call, in milliseconds; 0 unless something must be tried again. */
    public long pause() {
        return attempts.pause().toMillis();
    }

    /**
     * The body of the next call: records, Ids to delete, the SOQL of a lookup, or the address of its next page. Waits while
     * another call has records that are sent again because of the same locked parent.
     */
    public Object next() {
        attempts.paused();
        if (unread.isPresent()) {
            var page = unread.get();
            unread = Optional.empty();
            call = page;
            return page.page().get();
        }
        var batch = waves.next();
        var unknown = batch.stream().filter(this::mustBeLookedUp).toList();
        if (!unknown.isEmpty()) {
            var lookup = new Call.Lookup(Bodies.fittingLookup(unknown));
            call = lookup;
            return Bodies.soql(target, lookup.items());
        }
        call = new Call.Write(target.operation(), batch);
        terms.parents()
                .take(lockedParents(batch), this, terms.policy().longestPause().toMillis());
        sentAt = terms.orgClock().instant();
        return Bodies.of(target, batch);
    }

    private Set<String> lockedParents(List<Item> batch) {
        return batch.stream()
                .filter(item -> item.attempts > 0)
                .flatMap(item -> target.parentsOf(item.record).stream())
                .collect(Collectors.toSet());
    }

    private boolean mustBeLookedUp(Item item) {
        return target.needsLookup() && item.id.isEmpty()
                || item.unlessChangedSince.isPresent()
                || item.lookForSince.isPresent();
    }

    boolean looksUp() {
        return call instanceof Call.Lookup;
    }

    /** The name of the route that makes the call that {@link #next} gave. */
    public String route() {
        return call.route();
    }

    /** How many records the call holds. */
    public int size() {
        return call.items().size();
    }

    /** Takes the answer to the call that {@link #next} gave. */
    public void settle(Answer answer) {
        calls++;
        terms.parents().leave(this);
        if (answer instanceof Answer.Each each) {
            attempts.succeeded();
            settleEach(each.outcomes());
        } else if (answer instanceof Answer.Found found) {
            settleLookup((Call.Lookup) call, found);
        } else if (answer instanceof Answer.RefusedWhole refused) {
            settleRefusal(refused);
        } else if (answer instanceof Answer.Unreached unreached) {
            notStored();
            again(unreached.reason());
        } else if (answer instanceof Answer.Lost lost) {
            settleLost(lost.reason());
        } else if (answer instanceof Answer.Stopped stopped) {
            notStored();
            trouble = Optional.of(stopped.trouble());
        } else {
            notStored();
            trouble = attempts.afterRenewal();
            waves.again(call.items());
        }
    }

    private void notStored() {
        if (call instanceof Call.Write) {
            call.items().forEach(Item::notStored);
        }
    }

    /**
     * Nothing is concluded before the last page: what is not on this one may be there. Nor has the lookup succeeded before, or
     * one whose later pages always fail would begin anew for ever.
     */
    private void settleLookup(Call.Lookup lookup, Answer.Found found) {
        if (found.nextPage().isPresent()) {
            unread = Optional.of(lookup.after(found));
        } else {
            attempts.succeeded();
            new Finding(target, terms.user(), items, written, terms.clock().getZone())
                    .settle(lookup.items(), lookup.with(found));
        }
    }

    private void settleEach(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            settleOne(call.items().get(i), outcomes.get(i));
        }
    }

    private void settleOne(Item item, Outcome outcome) {
        item.attempts++;
        if (!(outcome instanceof Outcome.Refused refused)) {
            item.outcome = Optional.of(outcome);
            if (item.cautious) {
                written.add(item.key);
            }
            return;
        }
        item.notStored();
        var error = new ApiError(refused.code(), refused.message(), refused.fields());
        var remedy = Remedies.forRecord(error);
        boolean again = item.attempts < terms.policy().recordAttempts();
        if (again && AGAIN.contains(remedy)) {
            attempts.recordAgain(item.attempts);
        } else if (mayBeItsOwnDuplicate(item, refused) && again) {
            item.lookForSince = item.soughtInVainSince;
        } else if (OF_THE_ORG.contains(remedy)) {
            trouble = trouble.or(() -> ofTheOrg(remedy, error));
        } else {
            item.outcome =
                    Optional.of(deletedAlready(item, refused) ? new Outcome.Deleted(item.id.get(), true) : refused);
        }
    }

    /** No record is at fault: it is sent again when the org can take it, and those that the same answer took are not. */
    private Optional<Trouble> ofTheOrg(Remedy remedy, ApiError error) {
        return switch (remedy) {
            case WAIT_FOR_ORG -> Troubles.ofOrg(error);
            case WAIT_FOR_LIMIT -> Optional.of(Troubles.limit(error.message()));
            case CALL_AGAIN -> Optional.of(attempts.spent(Troubles.sentence(200, error)));
            default -> Optional.of(Troubles.signIn(error, ""));
        };
    }

    /** A call whose answer was lost can arrive after the record was looked for. */
    private static boolean mayBeItsOwnDuplicate(Item item, Outcome.Refused refused) {
        return item.soughtInVainSince.isPresent() && "DUPLICATE_VALUE".equals(refused.code());
    }

    private boolean deletedAlready(Item item, Outcome.Refused refused) {
        return target.operation() == Operation.DELETE
                && item.maybeDone
                && item.id.isPresent()
                && "ENTITY_IS_DELETED".equals(refused.code());
    }

    private void settleRefusal(Answer.RefusedWhole refused) {
        var error = refused.error();
        if (!Troubles.mayHaveBeenDone(refused.status(), error)) {
            notStored();
        }
        var remedy = Remedies.forCall(refused.status(), error);
        switch (remedy) {
            case CALL_AGAIN -> {
                if (Troubles.mayHaveBeenDone(refused.status(), error)) {
                    settleLost(Troubles.sentence(refused.status(), error));
                } else {
                    again(Troubles.sentence(refused.status(), error));
                }
            }
            case WAIT_FOR_ORG, WAIT_FOR_LIMIT -> trouble = ofTheOrg(remedy, error);
            case SIGN_IN, STOP_SIGN_IN -> trouble = Optional.of(Troubles.signIn(error, ""));
            case STOP_FLOW -> trouble = Optional.of(Troubles.flow(target, refused.status(), error));
            default -> halve(refused.status(), error);
        }
    }

    /** One wrongly typed value makes Salesforce refuse all 200: halve until the guilty record stands alone. */
    private void halve(int status, ApiError error) {
        var batch = call.items();
        if (call instanceof Call.Lookup lookup && lookup.page().isPresent()) {
            // No record is guilty of a locator that has expired: the lookup begins anew.
            again(Troubles.sentence(status, error));
            return;
        }
        if (call instanceof Call.Write && settleWrongType(batch, error)) {
            waves.again(batch.stream().filter(Item::isOpen).toList());
        } else if (batch.size() == 1) {
            batch.get(0).outcome = Optional.of(Troubles.alone(status, error));
        } else {
            waves.halve(batch);
        }
    }

    /** Of records that hold what Salesforce has just told that it cannot read, none need be tried alone. */
    private static boolean settleWrongType(List<Item> batch, ApiError error) {
        var wrong = WrongType.in(error);
        var field = wrong.flatMap(
                type -> type.field(batch.stream().map(item -> item.record).toList()));
        field.ifPresent(name -> batch.forEach(item -> wrong.get()
                .unreadable(item.record, name)
                .ifPresent(value -> item.outcome = Optional.of(
                        new Outcome.Refused(error.code(), wrong.get().message(error, value), List.of(name))))));
        return field.isPresent();
    }

    private void settleLost(String reason) {
        var batch = call.items();
        if (call instanceof Call.Lookup || target.safeToResend()) {
            batch.forEach(item -> item.maybeDone |= call instanceof Call.Write);
            again(reason);
        } else if (target.reconcilable()) {
            batch.forEach(item -> item.lookForSince = item.key.isEmpty() ? Optional.empty() : Optional.of(sentAt));
            batch.stream().filter(item -> item.key.isEmpty()).forEach(item -> unanswered(item, reason));
            again(reason);
        } else {
            batch.forEach(item -> unanswered(item, reason));
        }
    }

    private static void unanswered(Item item, String reason) {
        item.outcome = Optional.of(new Outcome.Unanswered(reason));
    }

    private void again(String reason) {
        trouble = attempts.again(reason).or(stopped);
        waves.again(call.items());
    }

    /** Whether its answers are all there, and a process that ended before they are written down could not send it again. */
    boolean inDoubtUntilWritten() {
        return !open() && !target.safeToResend();
    }

    /** How many calls have been made. */
    public int calls() {
        return calls;
    }

    /** Why the delivery ended before every record had its outcome, if it did. */
    public Optional<Trouble> trouble() {
        return trouble;
    }

    /** What became of the record at this place in the list; empty while nobody knows. */
    public Optional<Outcome> outcome(int index) {
        return items.get(index).outcome;
    }
}
