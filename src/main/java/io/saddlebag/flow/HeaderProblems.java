package io.saddlebag.flow;

import io.saddlebag.mapping.FieldMapping;
import io.saddlebag.mapping.Fitting;
import io.saddlebag.mapping.MissingColumn;
import io.saddlebag.records.ColumnName;
import io.saddlebag.records.CsvHeader;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.records.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A CSV header held against the mapping of a flow: the columns that the mapping reads must be there, and each only once. */
final class HeaderProblems {

    private final Flow flow;
    private final CsvHeader header;
    private final boolean anyName;

    /** @param anyName whether the mapping may read a column of any name */
    private HeaderProblems(Flow flow, CsvHeader header, boolean anyName) {
        this.flow = flow;
        this.header = header;
        this.anyName = anyName;
    }

    /** The same for a message, whose names are not held against the fields of the object before its rows are. */
    static Optional<Problem> inMessage(CsvHeader header, Flow flow, String shownAs) {
        return new HeaderProblems(flow, header, flow.mapping().rest().isPresent()).problem(shownAs);
    }

    /** All that keeps the mapping from reading rows under this header, in one sentence; empty when nothing does. */
    static Optional<Problem> in(CsvHeader header, Flow flow, String shownAs) {
        return new HeaderProblems(flow, header, false).problem(shownAs);
    }

    private Optional<Problem> problem(String shownAs) {
        var missing = flow.mapping().missingColumns(header.columns());
        var what = new ArrayList<String>();
        if (!missing.isEmpty()) {
            what.add(missing(missing));
        }
        what.addAll(doubtful());
        return what.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        new Place(shownAs, header.line()),
                        String.join(" ", what) + " " + header.shown(),
                        fix(missing)));
    }

    /** Why a row that is sent again cannot be read by a mapping that has changed since: it reads a doubtful name now. */
    static Optional<String> doubtful(Row.Cells row, Flow flow, Fitting fitting) {
        var header = new CsvHeader(row.line(), row.columns(), Optional.empty(), Optional.empty());
        var doubts = new ArrayList<>(new HeaderProblems(flow, header, false).doubtful());
        doubts.addAll(HeaderFields.doubled(header, flow, fitting));
        return doubts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", doubts));
    }

    private String missing(List<MissingColumn> missing) {
        var byColumn = missing.stream()
                .collect(Collectors.groupingBy(MissingColumn::column, LinkedHashMap::new, Collectors.toList()));
        return byColumn.values().stream()
                .map(HeaderProblems::missingOne)
                .collect(Collectors.joining("; no column ", "there is no column ", "."));
    }

    /** {@code 'Last Name', which LastName needs (routes/contacts.camel.yaml:12; is it 'Lastname'?)} */
    private static String missingOne(List<MissingColumn> readers) {
        var first = readers.get(0);
        var names = readers.stream().map(MissingColumn::field).toList();
        return "'%s', which %s (%s%s)"
                .formatted(
                        ColumnName.shown(first.column()),
                        first.optional() ? fields(names, "reads", "read") : fields(names, "needs", "need"),
                        places(readers.stream().map(MissingColumn::where).toList()),
                        first.nearest()
                                .map(near -> "; is it '" + ColumnName.shown(near) + "'?")
                                .orElse(""));
    }

    private List<String> doubtful() {
        return header.doubtful().entrySet().stream()
                .flatMap(doubt -> {
                    var readers = flow.mapping().reading(doubt.getKey());
                    return readers.isEmpty() && (!anyName || doubt.getKey().isEmpty())
                            ? Optional.<String>empty().stream()
                            : Optional.of(sentence(doubt.getValue(), readers)).stream();
                })
                .toList();
    }

    private static String sentence(String doubt, List<FieldMapping> readers) {
        if (readers.isEmpty()) {
            return doubt + ".";
        }
        return "%s, which %s (%s)."
                .formatted(
                        doubt,
                        fields(
                                readers.stream()
                                        .map(field -> field.name().toString())
                                        .toList(),
                                "reads",
                                "read"),
                        places(readers.stream().map(FieldMapping::where).toList()));
    }

    private static String fields(List<String> names, String one, String many) {
        return String.join(" and ", names) + " " + (names.size() == 1 ? one : many);
    }

    /** The lines stand in one file. */
    private static String places(List<Place> places) {
        return places.stream()
                .skip(1)
                .map(place -> ", " + place.line())
                .collect(Collectors.joining("", "" + places.get(0), ""));
    }

    private String fix(List<MissingColumn> missing) {
        var delimiter = header.better()
                .map(sign -> "With %s as delimiter it has more of them: correct the flow's delimiter, or remove it. "
                        .formatted(sign))
                .orElse("");
        boolean removable = !missing.isEmpty() && missing.stream().noneMatch(this::isOfKey);
        return delimiter
                + (removable
                        ? "Correct the header or the mapping, or remove the line of a column that no file has."
                        : "Correct the header or the mapping.");
    }

    /** A flow does not work without the line of its key. */
    private boolean isOfKey(MissingColumn column) {
        return column.field().equalsIgnoreCase(flow.key()) || column.field().equalsIgnoreCase(flow.unique());
    }
}
