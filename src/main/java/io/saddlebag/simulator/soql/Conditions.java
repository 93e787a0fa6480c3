package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.schema.Field;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Org;
import java.util.HashSet;
import java.util.function.Predicate;

/** Turns the conditions of a query into a test of records. */
record Conditions(Org org, Columns columns, Literals literals) {

    Predicate<Held> of(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.all().stream().map(this::of).reduce(Predicate::and).orElse(held -> true);
        }
        if (condition instanceof Condition.Or or) {
            return or.any().stream().map(this::of).reduce(Predicate::or).orElse(held -> false);
        }
        if (condition instanceof Condition.Not not) {
            return of(not.condition()).negate();
        }
        return condition instanceof Condition.In in ? in(in) : compare((Condition.Compare) condition);
    }

    /** Null is less than nothing and more than nothing; it differs from every value. */
    private Predicate<Held> compare(Condition.Compare compare) {
        var column = columns.of(compare.name());
        var value = literals.of(compare.value(), column.field());
        if (value.isEmpty()) {
            var equal = compare.sign().equals("=");
            return held -> column.value(held, org).isEmpty() == equal;
        }
        if (compare.sign().equals("LIKE")) {
            return like(column, compare, value.get());
        }
        var order = Comparisons.of(column.field());
        var wanted = plain(value.get());
        var day = literals.dayOf(compare.value(), column.field());
        return held -> column.value(held, org)
                .map(found -> day.map(whole -> whole.compare(found)).orElseGet(() -> order.compare(found, wanted)))
                .map(stands -> Comparisons.holds(compare.sign(), stands))
                .orElse(compare.sign().equals("!="));
    }

    private Predicate<Held> like(Column column, Condition.Compare compare, String pattern) {
        if (!column.field().type().isText()) {
            throw SoqlErrors.wrongValue(
                    columns.query(), compare.value().at(), column.field().name(), "string");
        }
        var like = Comparisons.like(pattern);
        return held -> column.value(held, org)
                .filter(found -> like.matcher(found).matches())
                .isPresent();
    }

    private Predicate<Held> in(Condition.In in) {
        var column = columns.of(in.name());
        Field field = column.field();
        var wanted = new HashSet<String>();
        in.values()
                .forEach(token -> wanted.add(literals.of(token, field)
                        .map(value -> Comparisons.key(field, plain(value)))
                        .orElse("\0null")));
        return held -> wanted.contains(column.value(held, org)
                        .map(found -> Comparisons.key(field, found))
                        .orElse("\0null"))
                != in.negated();
    }

    /** Outside LIKE an escaped {@code \%} is a percent sign. */
    static String plain(String text) {
        return text.replace("\\%", "%").replace("\\_", "_");
    }
}
