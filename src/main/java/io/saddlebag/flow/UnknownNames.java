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

    private static final String FIX = "Correct the name in the file, or add a line for the field to the mapping.";

    static final String UNNAMED = "a column without a name";

    /** Describe leaves out what the user may not see. */
    private static final String HIDDEN =
            ". Where the org has such a field, give the user of this login access to it (field-level security)";

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

    /** Of fields that are there, but that the records may not bring; to be read behind {@code a field of Contact}. */
    static String unwritable(NamesSeen seen, Fitting fitting) {
        var unwritable = seen.unknown(fitting).stream()
                .filter(name -> !name.why().isEmpty())
                .toList();
        return unwritable.isEmpty() ? "" : " that can be written, not " + listed(unwritable, " or ");
    }

    /** What stands only at the end of a file: none of these was sent. */
    static Optional<String> atTheEnd(NamesSeen seen, String object, Fitting fitting) {
        return told(seen.unknown(fitting), seen.hasUnnamed(), object);
    }

    /** @param unnamed whether a column without a name had values, too */
    static Optional<String> told(List<UnknownName> unknown, boolean unnamed, String object) {
        if (unknown.isEmpty() && !unnamed) {
            return Optional.empty();
        }
        var names = unknown.isEmpty() ? "" : listed(unknown, " and ");
        return Optional.of(
                "%s has no writable field for %s%s%s, so that was not sent. Correct the names, or leave them out%s."
                        .formatted(
                                object,
                                names,
                                names.isEmpty() || !unnamed ? "" : ", and for ",
                                unnamed ? UNNAMED : "",
                                unknown.stream().anyMatch(UnknownName::unexplained) ? HIDDEN : ""));
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
