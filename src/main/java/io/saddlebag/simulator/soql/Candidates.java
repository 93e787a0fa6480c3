package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.schema.FieldType;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Ids;
import io.saddlebag.simulator.store.Org;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The records that a condition can hold for: found by index where a key or the id is asked for, else all of them. */
record Candidates(Org org, SObject type) {

    /** In the order of creation. Deleted records are found only without an index. */
    Stream<Held> of(Optional<Condition> where, boolean deletedToo) {
        var keyed = deletedToo ? Optional.<Stream<Held>>empty() : where.flatMap(this::keyed);
        return keyed.orElseGet(() -> org.all(type)).filter(held -> deletedToo || !held.isDeleted());
    }

    private Optional<Stream<Held>> keyed(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.all().stream().flatMap(part -> keyed(part).stream()).findFirst();
        }
        if (condition instanceof Condition.Compare compare && compare.sign().equals("=")) {
            return found(compare.name(), List.of(compare.value()));
        }
        return condition instanceof Condition.In in && !in.negated() ? found(in.name(), in.values()) : Optional.empty();
    }

    private Optional<Stream<Held>> found(Query.Name name, List<Token> values) {
        return type.field(name.text())
                .filter(field -> field.isKey() && (field.type().isText() || field.type() == FieldType.ID))
                .filter(field -> !field.name().equals("Name"))
                .filter(field -> values.stream().allMatch(value -> value.kind() == Token.Kind.TEXT))
                .map(field -> values.stream()
                        .flatMap(value ->
                                org.find(type, field, Conditions.plain(value.text()), Integer.MAX_VALUE).stream())
                        .sorted(Comparator.comparing(held -> Ids.numberOf(type.keyPrefix(), held.id())))
                        .distinct());
    }
}
