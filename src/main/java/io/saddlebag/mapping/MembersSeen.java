package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.records.Row;
import io.saddlebag.records.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The members of many JSON records held against those that a mapping names: which of these none has, and what else there is. */
public final class MembersSeen {

    private final Mapping mapping;
    private final Map<ColumnPath, Beside> lacking = new LinkedHashMap<>();
    private final NamesSeen names = new NamesSeen();
    private long records;

    public MembersSeen(Mapping mapping) {
        this.mapping = mapping;
        mapping.paths().stream()
                .filter(path -> !path.names().isEmpty())
                .forEach(path -> lacking.put(path, new Beside(path)));
    }

    /** Only JSON can lack members: the header of a CSV tells its columns. */
    public synchronized void see(Row row) {
        names.see(row);
        if (row instanceof Row.Json) {
            records++;
            if (!lacking.isEmpty()) {
                see(Values.seen(row));
            }
        }
    }

    private void see(ObjectNode record) {
        lacking.keySet().removeIf(path -> path.presentIn(record));
        lacking.values().forEach(beside -> beside.see(record));
    }

    /** What the columns or members were called. */
    public NamesSeen names() {
        return names;
    }

    /** How many records were seen. */
    public synchronized long records() {
        return records;
    }

    /**
     * In the order of the mapping; none before the first record. Of the optional ones those that the records write in another
     * letter case.
     */
    public synchronized List<MissingMember> missing() {
        var byName = new LinkedHashMap<String, MissingMember>();
        if (records > 0) {
            lacking.forEach((path, beside) -> {
                var member = beside.missing(mapping);
                if (member.inOtherCase() || !mapping.isOptional(path)) {
                    byName.putIfAbsent(member.name(), member);
                }
            });
        }
        return List.copyOf(byName.values());
    }
}
