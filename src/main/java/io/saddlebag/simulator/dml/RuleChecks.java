package io.saddlebag.simulator.dml;

import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Org;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a record, as it would be after the write, against the org's validation and duplicate rules. */
final class RuleChecks {

    private final Org org;
    private final Rules rules;

    RuleChecks(Org org, Rules rules) {
        this.org = org;
        this.rules = rules;
    }

    /** Whether an object has no rules at all, as in the beginning. */
    boolean none(SObject type) {
        return rules.validationsOf(type.name()).isEmpty()
                && rules.duplicatesOf(type.name()).isEmpty();
    }

    /** Lets the triggers change what is about to be inserted. */
    void trigger(Draft draft) {
        for (var trigger : rules.triggersOf(draft.type().name())) {
            draft.type()
                    .field(trigger.field())
                    .ifPresent(field -> draft.set(
                            field, trigger.value().apply(draft.value(field).orElse(""))));
        }
    }

    List<RecordError> errors(Held candidate, Optional<String> ownId, boolean allowDuplicates) {
        var errors = new ArrayList<RecordError>(0);
        for (var rule : rules.validationsOf(candidate.type().name())) {
            if (rule.refuses().test(candidate)) {
                errors.add(RecordError.of(
                        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                        rule.message(),
                        rule.field().stream().toArray(String[]::new)));
            }
        }
        for (var rule : rules.duplicatesOf(candidate.type().name())) {
            var same = duplicates(rule, candidate, ownId);
            if (!same.isEmpty() && !(rule.allowSave() && allowDuplicates)) {
                errors.add(RecordError.duplicates(new RecordError.Duplicates(rule, same)));
            }
        }
        return errors;
    }

    private List<String> duplicates(DuplicateRule rule, Held candidate, Optional<String> ownId) {
        var type = candidate.type();
        var first = type.field(rule.fields().get(0)).orElseThrow();
        return candidate.value(first).stream()
                .flatMap(value -> org.find(type, first, value).stream())
                .filter(other -> !ownId.equals(Optional.of(other.id())) && same(rule, type, candidate, other))
                .map(Held::id)
                .toList();
    }

    private static boolean same(DuplicateRule rule, SObject type, Held candidate, Held other) {
        return rule.fields().stream().allMatch(name -> {
            var field = type.field(name).orElseThrow();
            var value = candidate.value(field);
            return value.isPresent()
                    && value.get().equalsIgnoreCase(other.value(field).orElse(""));
        });
    }
}
