package io.saddlebag.simulator.dml;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The org's triggers, duplicate and validation rules; none in the beginning. */
public final class Rules {

    private final List<DuplicateRule> duplicates = new CopyOnWriteArrayList<>();
    private final List<ValidationRule> validations = new CopyOnWriteArrayList<>();

    private final List<Trigger> triggers = new CopyOnWriteArrayList<>();

    public void add(DuplicateRule rule) {
        duplicates.add(rule);
    }

    public void add(ValidationRule rule) {
        validations.add(rule);
    }

    public void add(Trigger trigger) {
        triggers.add(trigger);
    }

    List<Trigger> triggersOf(String object) {
        return triggers.stream()
                .filter(trigger -> trigger.object().equals(object))
                .toList();
    }

    List<DuplicateRule> duplicatesOf(String object) {
        return duplicates.stream().filter(rule -> rule.object().equals(object)).toList();
    }

    List<ValidationRule> validationsOf(String object) {
        return validations.stream().filter(rule -> rule.object().equals(object)).toList();
    }
}
