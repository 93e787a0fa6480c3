package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.soql.Query.Name;
import io.saddlebag.simulator.soql.Query.Select;

/** Takes the object's alias, or its own name, off the names of a query: {@code c.LastName} is {@code LastName}. */
record Aliased(String alias, String object) {

    Query resolve(Query query) {
        return new Query(
                query.text(),
                select(query.select()),
                query.from(),
                query.where().map(this::condition),
                query.order().stream()
                        .map(order -> new Query.Order(name(order.name()), order.descending(), order.nullsLast()))
                        .toList(),
                query.limit(),
                query.offset());
    }

    private Select select(Select select) {
        if (select instanceof Select.Fields fields) {
            return new Select.Fields(fields.names().stream().map(this::name).toList());
        }
        return select instanceof Select.CountOf count ? new Select.CountOf(name(count.name()), count.alias()) : select;
    }

    private Condition condition(Condition condition) {
        if (condition instanceof Condition.And and) {
            return new Condition.And(and.all().stream().map(this::condition).toList());
        }
        if (condition instanceof Condition.Or or) {
            return new Condition.Or(or.any().stream().map(this::condition).toList());
        }
        if (condition instanceof Condition.Not not) {
            return new Condition.Not(condition(not.condition()));
        }
        if (condition instanceof Condition.In in) {
            return new Condition.In(name(in.name()), in.negated(), in.values());
        }
        var compare = (Condition.Compare) condition;
        return new Condition.Compare(name(compare.name()), compare.sign(), compare.value());
    }

    private Name name(Name name) {
        var dot = name.text().indexOf('.');
        if (dot < 0) {
            return name;
        }
        var first = name.text().substring(0, dot);
        return first.equalsIgnoreCase(alias) || first.equalsIgnoreCase(object)
                ? new Name(name.text().substring(dot + 1), name.at() + dot + 1)
                : name;
    }
}
