package io.saddlebag.flow;

import io.saddlebag.mapping.Fitting;
import io.saddlebag.mapping.NamesSeen;
import io.saddlebag.mapping.UnknownName;
import io.saddlebag.records.Place;
import io.saddlebag.records.Problem;
import io.saddlebag.records.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns or members from which the line {@code * = .} of a mapping makes nothing. */
final class UnknownNames {

    /** Stands in the results, where a row has its error code. */
    static final String CODE = "UNKNOWN_FIELD";

    static final String FIX = "Correct the name in the file, or add a line for the field to the mapping.";

    private static final int SHOWN = 10;

    private UnknownNames() {}

    /** What is nearly certain before anything is sent: all of the first records misspell a field that nothing else gives. */
    static Optional<Problem> in(List<Row> head, String object, Fitting fitting, String shownAs) {
        var seen = new NamesSeen();
        head.forEach(seen::see);
        return mistaken(seen, object, fitting)
                .map(what -> new Problem(
                        new Place(shownAs, head.get(0).line()),
                        (seen.rows() == 1 ? "" : "in each of the first " + seen.rows() + " records: ") + what + ".",
                        FIX));
    }

    /** {@code Contact has no field 'Emial' (is it 'Email'?)} */
    static Optional<String> mistaken(NamesSeen seen, String object, Fitting fitting) {
        var mistaken =
                seen.unknown(fitting).stream().filter(UnknownName::mistaken).toList();
        return mistaken.isEmpty()
                ? Optional.empty()
                : Optional.of(object + " has no field " + listed(mistaken, " or "));
    }

    /** What stands only at the end of a file: none of these was sent. */
    static Optional<String> atTheEnd(NamesSeen seen, String object, Fitting fitting) {
        var unknown = seen.unknown(fitting);
        if (unknown.isEmpty() && !seen.hasUnnamed()) {
            return Optional.empty();
        }
        var names = unknown.isEmpty() ? "" : listed(unknown, " and ");
        var unnamed = seen.hasUnnamed() ? "a column without a name" : "";
        return Optional.of(
                "%s takes no value from %s%s%s, so none of that was sent. Correct the names, or leave them out."
                        .formatted(object, names, names.isEmpty() || unnamed.isEmpty() ? "" : ", and from ", unnamed));
    }

    /** {@code 'a', 'b' and 7 more} */
    static String listed(List<?> names, String last) {
        int before = Math.min(SHOWN, names.size() - 1);
        var first = names.stream().limit(before).map(Object::toString).collect(Collectors.joining(", "));
        if (before == 0) {
            return names.get(0).toString();
        }
        return names.size() > SHOWN + 1
                ? first + last + (names.size() - before) + " more"
                : first + last + names.get(before);
    }
}
