package io.saddlebag.simulator.soql;

import io.saddlebag.simulator.http.Refusal;
import io.saddlebag.simulator.schema.SObject;
import io.saddlebag.simulator.soql.Query.Select;
import io.saddlebag.simulator.store.Held;
import io.saddlebag.simulator.store.Org;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs queries over the org's records. */
public final class Search {

    private static final int OFFSET_LIMIT = 2_000;

    private final Org org;

    public Search(Org org) {
        this.org = org;
    }

    /** What a query gives. */
    public sealed interface Found {

        SObject type();

        /** @param ids the records, in order; their values are read when a page of them is written */
        record Records(SObject type, List<Column> columns, List<String> ids) implements Found {}

        /** @param alias where {@code COUNT(field)} stands in its one record; empty for {@code COUNT()} */
        record Count(SObject type, long count, Optional<String> alias) implements Found {}
    }

    /**
     * Runs one query.
     *
     * @param deletedToo as queryAll does
     * @throws Refusal with MALFORMED_QUERY, INVALID_FIELD, INVALID_TYPE, or 501
     */
    public Found run(String text, boolean deletedToo) {
        var query = Parser.parse(text);
        var type = org.schema()
                .object(query.from().text())
                .orElseThrow(() -> SoqlErrors.noSuchObject(
                        text, query.from().at(), query.from().text()));
        if (query.offset() > OFFSET_LIMIT) {
            throw new Refusal(400, "NUMBER_OUTSIDE_VALID_RANGE", "Maximum SOQL offset allowed is " + OFFSET_LIMIT);
        }
        return org.reading(() -> run(query, type, deletedToo));
    }

    /** A test of one record by what may stand behind WHERE. */
    public Predicate<Held> test(SObject type, String condition) {
        var columns = new Columns(org.schema(), condition, type);
        var literals = new Literals(condition, org.clock().instant());
        return new Conditions(org, columns, literals).of(Parser.condition(condition));
    }

    private Found run(Query query, SObject type, boolean deletedToo) {
        var columns = new Columns(org.schema(), query.text(), type);
        var literals = new Literals(query.text(), org.clock().instant());
        var test = query.where().map(new Conditions(org, columns, literals)::of).orElse(held -> true);
        var held = new Candidates(org, type).of(query.where(), deletedToo).filter(test);
        if (query.select() instanceof Select.Fields fields) {
            var selected = columns.ofSelect(fields.names());
            var ids = cut(query, columns, held).map(Held::id).toList();
            return new Found.Records(type, selected, ids);
        }
        return count(query, type, columns, cut(query, columns, held));
    }

    private Stream<Held> cut(Query query, Columns columns, Stream<Held> held) {
        var sorted = query.order().stream()
                .map(order -> comparator(order, columns))
                .reduce(Comparator::thenComparing)
                .map(held::sorted)
                .orElse(held);
        return sorted.skip(query.offset()).limit(query.limit());
    }

    private Found count(Query query, SObject type, Columns columns, Stream<Held> held) {
        if (query.select() instanceof Select.CountOf count) {
            var column = columns.of(count.name());
            var number = held.filter(one -> column.value(one, org).isPresent()).count();
            return new Found.Count(type, number, Optional.of(count.alias()));
        }
        return new Found.Count(type, held.count(), Optional.empty());
    }

    private Comparator<Held> comparator(Query.Order order, Columns columns) {
        var column = columns.of(order.name());
        var values = Comparisons.of(column.field());
        var directed = order.descending() ? values.reversed() : values;
        var withNulls = order.nullsLast() ? Comparator.nullsLast(directed) : Comparator.nullsFirst(directed);
        return Comparator.comparing(held -> column.value(held, org).orElse(null), withNulls);
    }
}
