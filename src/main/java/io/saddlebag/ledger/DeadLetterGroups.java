package io.saddlebag.ledger;

import io.saddlebag.records.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts dead letters by flow and error code. */
final class DeadLetterGroups {

    private static final String FROM = " from dead_letters d join sources s on s.id = d.source where ";

    private record Counted(String flow, String code, long count, String latest) {}

    private DeadLetterGroups() {}

    static List<DeadLetterGroup> of(Sql sql, Where where, int samples) throws SQLException {
        var counted = sql.list(
                "select d.flow, d.code, count(*), max(d.id)" + FROM + where.sql()
                        + " group by d.flow, d.code order by count(*) desc, d.flow, d.code",
                row -> new Counted(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)),
                where.values());
        var one = where.and("d.flow = ? and d.code = ?", "", "");
        var groups = new ArrayList<DeadLetterGroup>();
        for (var group : counted) {
            groups.add(new DeadLetterGroup(
                    group.flow(),
                    group.code(),
                    group.count(),
                    message(sql, group.latest()),
                    samples(sql, one, group, samples)));
        }
        return groups;
    }

    /** With the advice how to decide, where a person must. */
    private static String message(Sql sql, String id) throws SQLException {
        return sql.one(
                        "select case when state = 'held' and note is not null then message || ' ' || note else message end "
                                + "from dead_letters where id = ?",
                        row -> row.getString(1),
                        id)
                .orElse("");
    }

    private static List<Place> samples(Sql sql, Where where, Counted group, int samples) throws SQLException {
        var values = where.values();
        values[values.length - 2] = group.flow();
        values[values.length - 1] = group.code();
        return sql.list(
                "select " + DeadLetterRow.PATH + ", d.line" + FROM + where.sql() + " order by d.id limit " + samples,
                row -> new Place(row.getString(1), row.getLong(2)),
                values);
    }
}
