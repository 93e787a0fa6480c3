package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.Flag;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Ids;
import io.saddlebag.simulator.store.Org;
import java.util.List;
import java.util.Optional;

/** Carries out single changes. What several of them in one call have to do with each other is {@link Batch}'s. */
public final class Dml {

    private final Org org;
    private final Checks checks;
    private final RuleChecks rules;

    public Dml(Org org, Rules rules) {
        this.org = org;
        this.checks = new Checks(org);
        this.rules = new RuleChecks(org, rules);
    }

    /** Does one change, alone. */
    public Saved save(Change change, Caller caller) {
        return org.writing(() -> {
            var fault = caller.faults().get();
            if (fault.isPresent()) {
                return FaultedRecord.failed(fault.get(), change);
            }
            if (change instanceof Change.Insert insert) {
                return insert(insert.draft(), caller);
            }
            if (change instanceof Change.Update update) {
                return update(update.id(), update.draft(), caller);
            }
            return change instanceof Change.Upsert upsert
                    ? upsert(upsert, caller)
                    : delete((Change.Delete) change, caller);
        });
    }

    private Saved insert(Draft draft, Caller caller) {
        if (!draft.type().isCreateable()) {
            return unsupported(draft.type(), "create");
        }
        var early = early(draft, Flag.CREATEABLE);
        if (!early.isEmpty()) {
            return new Saved.Failed(Optional.empty(), early);
        }
        Defaults.onEveryWrite(draft);
        Defaults.onCreate(draft, caller.userId());
        rules.trigger(draft);
        var late = Checks.both(Checks.required(draft, true), checks.references(draft));
        if (late.isEmpty()) {
            late = lastChecks(draft, Optional.empty(), caller);
        }
        return late.isEmpty()
                ? new Saved.Done(org.insert(draft.type(), draft.values(), caller.userId()), true)
                : new Saved.Failed(Optional.empty(), late);
    }

    private Saved update(String id, Draft draft, Caller caller) {
        if (id.isBlank()) {
            return Saved.failed("MISSING_ARGUMENT", "Id not specified in an update call", "Id");
        }
        var malformed = Checks.id(draft.type(), id);
        if (malformed.isPresent()) {
            return new Saved.Failed(Optional.empty(), List.of(malformed.get()));
        }
        var held = org.get(draft.type(), id);
        return held.isEmpty() || held.get().isDeleted()
                ? new Saved.Failed(Optional.of(Ids.with18(id)), List.of(gone(held)))
                : update(held.get(), draft, caller);
    }

    private Saved update(Held held, Draft draft, Caller caller) {
        var own = Optional.of(held.id());
        var errors = early(draft, Flag.UPDATEABLE);
        if (errors.isEmpty()) {
            Defaults.onEveryWrite(draft);
            errors = Checks.both(Checks.required(draft, false), checks.references(draft));
        }
        if (errors.isEmpty()) {
            errors = lastChecks(draft, Optional.of(held), caller);
        }
        if (!errors.isEmpty()) {
            return new Saved.Failed(own, errors);
        }
        var values = held.stored();
        draft.layOver(values);
        org.update(held, values, caller.userId());
        return new Saved.Done(held.id(), false);
    }

    private Saved upsert(Change.Upsert upsert, Caller caller) {
        if (upsert.key().name().equals("Id")) {
            return upsert.value().isEmpty()
                    ? insert(upsert.draft(), caller)
                    : update(upsert.value(), upsert.draft(), caller);
        }
        if (upsert.value().isBlank()) {
            return Saved.failed("MISSING_ARGUMENT", upsert.key().name() + " not specified");
        }
        var key = Values.read(upsert.key(), upsert.value());
        if (key instanceof Reading.Value value) {
            return upsert(upsert, value.text(), caller);
        }
        return new Saved.Failed(
                Optional.empty(),
                List.of(
                        key instanceof Reading.Wrong wrong
                                ? wrong.error()
                                : Values.otherType(upsert.key(), upsert.value())));
    }

    private Saved upsert(Change.Upsert upsert, String key, Caller caller) {
        var found = org.find(upsert.type(), upsert.key(), key);
        if (found.size() > 1) {
            return new Saved.Several(found.stream().map(Held::id).toList());
        }
        if (found.size() == 1) {
            return update(found.get(0), upsert.draft(), caller);
        }
        if (upsert.updateOnly()) {
            return Saved.failed("NOT_FOUND", "The requested resource does not exist");
        }
        upsert.draft().set(upsert.key(), key);
        return insert(upsert.draft(), caller);
    }

    private Saved delete(Change.Delete delete, Caller caller) {
        if (!delete.type().isDeletable()) {
            return unsupported(delete.type(), "delete");
        }
        var malformed = Checks.id(delete.type(), delete.id());
        if (malformed.isPresent()) {
            return new Saved.Failed(Optional.empty(), List.of(malformed.get()));
        }
        var held = org.get(delete.type(), delete.id());
        if (held.isEmpty() || held.get().isDeleted()) {
            return new Saved.Failed(Optional.of(Ids.with18(delete.id())), List.of(gone(held)));
        }
        org.delete(held.get(), caller.userId());
        return new Saved.Done(held.get().id(), false);
    }

    private static Saved unsupported(SObject type, String operation) {
        return Saved.failed(
                "INVALID_TYPE_FOR_OPERATION", "entity type " + type.label() + " does not support " + operation);
    }

    private List<RecordError> early(Draft draft, Flag needed) {
        var wrong = Checks.both(draft.errors(), Checks.permission(draft, needed));
        return wrong.isEmpty() ? checks.resolveParents(draft) : wrong;
    }

    private List<RecordError> lastChecks(Draft draft, Optional<Held> before, Caller caller) {
        var ruled = Checks.both(LeadConversion.errors(draft, before), ruleErrors(draft, before, caller));
        return Checks.both(ruled, checks.unique(draft, before.map(Held::id)));
    }

    private List<RecordError> ruleErrors(Draft draft, Optional<Held> before, Caller caller) {
        if (rules.none(draft.type())) {
            return List.of();
        }
        var values = before.map(Held::stored).orElseGet(draft::values);
        draft.layOver(values);
        return rules.errors(
                org.candidate(draft.type(), before, values), before.map(Held::id), caller.allowDuplicates());
    }

    private static RecordError gone(Optional<Held> held) {
        return held.isPresent()
                ? RecordError.of("ENTITY_IS_DELETED", "entity is deleted")
                : RecordError.of("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
    }
}
