package io.saddlebag.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saddlebag.mapping.expression.ColumnPath;
import io.saddlebag.records.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The members that records have where the mapping looks for one that they lack. */
final class Beside {

    /** Records with more different members than these are no records; a hint needs no more. */
    private static final int NAMES = 500;

    private final ColumnPath path;
    private final Set<String> names = new TreeSet<>();

    /** How many of the names of the path were found, one inside the other. */
    private int depth;

    Beside(ColumnPath path) {
        this.path = path;
    }

    void see(ObjectNode record) {
        JsonNode around = record;
        int found = 0;
        while (found < path.names().size() - 1 && around.hasNonNull(path.names().get(found))) {
            around = around.path(path.names().get(found++));
        }
        if (found > depth) {
            depth = found;
            names.clear();
        }
        if (found == depth && names.size() < NAMES) {
            around.fieldNames().forEachRemaining(names::add);
        }
    }

    /** The member that is lacking, and what it was looked for in. */
    String name() {
        return nameOf(wanted());
    }

    MissingMember missing(Mapping mapping) {
        var unread = new TreeSet<>(names);
        mapping.paths().stream()
                .filter(other -> other.names().size() > depth && around(other).equals(around(path)))
                .forEach(other -> unread.remove(other.names().get(depth)));
        unread.removeIf(name -> NearField.differInANumber(name, wanted()));
        var inOtherCase = Mapping.inOtherCase(wanted(), unread);
        var meant = inOtherCase.or(
                () -> NearestName.of(wanted(), unread).filter(near -> NearField.isMeant(wanted(), near)));
        return new MissingMember(
                name(),
                mapping.fields().stream()
                        .filter(field -> field.expression().reads().stream().anyMatch(this::goesThere))
                        .toList(),
                meant.or(() -> NearestName.of(wanted(), names)).map(this::nameOf),
                meant.isPresent(),
                inOtherCase.isPresent());
    }

    private String wanted() {
        return path.names().get(depth);
    }

    private String nameOf(String member) {
        var all = new ArrayList<>(around(path));
        all.add(member);
        return String.join(".", all);
    }

    private boolean goesThere(ColumnPath other) {
        return other.names().size() > depth
                && around(other).equals(around(path))
                && other.names().get(depth).equals(wanted());
    }

    private List<String> around(ColumnPath any) {
        return any.names().subList(0, depth);
    }
}
