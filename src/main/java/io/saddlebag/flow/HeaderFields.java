package io.saddlebag.flow;

import io.saddlebag.mapping.Fitting;
import io.saddlebag.mapping.NamedField;
import io.saddlebag.mapping.NamesSeen;
import io.saddlebag.records.ColumnName;
import io.saddlebag.records.CsvHeader;
import io.saddlebag.records.NearestName;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.salesforce.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A CSV header held against the fields of the object, for a mapping that takes every field by its name. */
final class HeaderFields {

    private final CsvHeader header;
    private final Flow flow;
    private final Fitting fitting;

    private HeaderFields(CsvHeader header, Flow flow, Fitting fitting) {
        this.header = header;
        this.flow = flow;
        this.fitting = fitting;
    }

    /** All that must be corrected before anything is sent, in one sentence; empty when nothing must. */
    static Optional<Problem> problem(CsvHeader header, Flow flow, String object, Fitting fitting, String shownAs) {
        var fields = new HeaderFields(header, flow, fitting);
        var seen = new NamesSeen();
        seen.see(header);
        var what = new ArrayList<String>();
        fields.withoutKey().ifPresent(what::add);
        what.addAll(fields.doubled());
        UnknownNames.mistaken(seen, object, fitting).ifPresent(names -> what.add(names + "."));
        if (what.isEmpty()
                && fields.bySlot().isEmpty()
                && flow.mapping().columnsRead().isEmpty()) {
            what.add("no column has the name of a field of " + object + UnknownNames.unwritable(seen, fitting) + ".");
        }
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        new Place(shownAs, header.line()),
                        String.join(" ", what) + " " + header.shown(),
                        "Correct the header, or add a line for the field to the mapping."));
    }

    /** Why a row under this header cannot be read: two of its columns give one field. */
    static List<String> doubled(CsvHeader header, Flow flow, Fitting fitting) {
        return flow.mapping().rest().isPresent() ? new HeaderFields(header, flow, fitting).doubled() : List.of();
    }

    private Optional<String> withoutKey() {
        var key = flow.operation() == Operation.INSERT ? flow.unique() : flow.key();
        if (key.isEmpty() || flow.mapping().field(key).isPresent() || bySlot().containsKey(key)) {
            return Optional.empty();
        }
        var nearest = NearestName.of(key, header.usersNames());
        return Optional.of("there is no column '%s', %s (%s%s)."
                .formatted(
                        key,
                        flow.operation() == Operation.INSERT ? "the unique field" : "the key",
                        flow.place(),
                        nearest.map(near -> "; is it '" + ColumnName.shown(near) + "'?")
                                .orElse("")));
    }

    private List<String> doubled() {
        return bySlot().entrySet().stream()
                .filter(columns -> columns.getValue().size() > 1)
                .map(columns -> "the columns %s %s give a value for %s."
                        .formatted(
                                UnknownNames.listed(columns.getValue(), " and "),
                                columns.getValue().size() == 2 ? "both" : "all",
                                columns.getKey()))
                .toList();
    }

    /** The columns by the field that they give, in any letter case. */
    private Map<String, List<String>> bySlot() {
        var columns = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var name : header.usersNames()) {
            if (fitting.named(name) instanceof NamedField.Writable field) {
                columns.computeIfAbsent(field.slot(), slot -> new ArrayList<>())
                        .add("'" + ColumnName.shown(name) + "'");
            }
        }
        return columns;
    }
}
