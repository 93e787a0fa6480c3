package io.saddlebag.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which parents' objects Salesforce is asked for before a file is sent, one after the other. For one thread at a time. */
final class ParentQuestions {

    private final Set<String> objects = new LinkedHashSet<>();
    private final Set<String> givenUp = new LinkedHashSet<>();
    private volatile Optional<String> open = Optional.empty();

    /** The object that is asked for next. */
    Optional<String> open() {
        return open;
    }

    /** Asks for the first of these that is not known and was not asked for in vain. */
    void ask(List<String> parents, Predicate<String> isKnown) {
        objects.addAll(parents);
        open = parents.stream()
                .filter(parent -> !givenUp.contains(parent) && !isKnown.test(parent))
                .findFirst();
    }

    /** Salesforce does not tell; it decides about the keys of this parent itself. */
    void giveUp() {
        open.ifPresent(givenUp::add);
    }

    /** All that the file names. */
    Set<String> objects() {
        return objects;
    }
}
